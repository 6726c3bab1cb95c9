// Notes the way in which all properties have been worked out.
MATCH (head:Head {id: 'head'})
SET head.derivation = $derivation
