// Posts are found by the words of their roles.
CREATE FULLTEXT INDEX post_words IF NOT EXISTS FOR ()-[r:HOLDS_POSITION]-() ON EACH [r.roleKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
