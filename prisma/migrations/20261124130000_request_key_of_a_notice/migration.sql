-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "request_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "notice_request_key_key" ON "notice"("request_key");
