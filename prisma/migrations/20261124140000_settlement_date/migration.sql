-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "settlement_date" DATE;
