# The URN and the English title are those of the English catalogue.
s/^<unit .*key="INSCS033"/& urn="INSCS033" urn-basis="curated"/
/^  <title>/{
n
a\
    <t xml:lang="en" origin="curated">Review the quality of customer service</t>
}
