# The English title is that of the English catalogue.
/^  <title>/{
n
a\
    <t xml:lang="en" origin="curated">Deal with customer requirements using a range of contact methods</t>
}
