-- Two first notices of one employer at the same moment may not make two employers.
CREATE UNIQUE INDEX organisation_one_employer_per_kvk_number ON organisation (kvk_number) WHERE kind = 'employer';
