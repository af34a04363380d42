-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "correlation" TEXT;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "about" TEXT,
ADD COLUMN     "atLeastOnce" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "correlation" TEXT;

-- CreateIndex
CREATE INDEX "Post_about_idx" ON "Post"("about");

-- Messages to one person are sent again when nobody knows whether they arrived; files are not.
UPDATE "Post" SET "atLeastOnce" = true WHERE "toKind" = 'person' AND "sealedFile" IS NULL AND "key" NOT LIKE 'export:%';
-- Until now only its key said which post a question is about: 'asked:<post>:<person>:...'.
UPDATE "Post" SET "about" = substr("key", 7, 12) WHERE "key" LIKE 'asked:%';
