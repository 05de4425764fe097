# The English title is not known: this is a translation of the Welsh one.
/^  <title>/{
n
a\
    <t xml:lang="en" origin="translated">Deliver service that puts the customer at the centre</t>
}
