# The URN and the English title are those of the English catalogue; the Welsh
# title is a translation of it, because the document has none.
s/^<unit .*key="CFACSB15"/& urn="CFACSB15" urn-basis="curated"/
/^  <language /a\
  <title>\
    <t xml:lang="cy" origin="translated">Meithrin a chynnal perthnasoedd â chwsmeriaid</t>\
    <t xml:lang="en" origin="curated">Build and maintain customer relations</t>\
  </title>
