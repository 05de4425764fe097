# No URN is known.  The English title is a translation of the Welsh one.
/^  <title>/{
n
a\
    <t xml:lang="en" origin="translated">Develop a customer service strategy</t>
}
