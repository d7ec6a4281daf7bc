-- The last numbers that the employer of a notice was shown: new ones replace them only when the difference
-- tells nothing about a few people.
CREATE TABLE "notice_report" (
    "notice_id" UUID NOT NULL,
    "counts" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_report_pkey" PRIMARY KEY ("notice_id")
);
