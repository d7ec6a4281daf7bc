-- Two first notices of one employer at the same moment may not make two employers.
CREATE UNIQUE INDEX organisation_one_employer_per_kvk_number ON organisation (kvk_number) WHERE kind = 'employer';

-- CreateTable
CREATE TABLE "postcode" (
    "digits" TEXT NOT NULL,
    "municipality_code" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_date" DATE NOT NULL,

    CONSTRAINT "postcode_pkey" PRIMARY KEY ("digits")
);
