-- AlterTable
ALTER TABLE "BoundaryRecord" ADD COLUMN     "reviewAskedAt" TIMESTAMP(3),
ADD COLUMN     "reviewedAt" TIMESTAMP(3),
ADD COLUMN     "toldAt" TIMESTAMP(3),
ADD COLUMN     "toldBy" TEXT;

-- AlterTable
ALTER TABLE "Circle" ADD COLUMN     "pausedAt" TIMESTAMP(3),
ADD COLUMN     "roomAfter" TEXT,
ADD COLUMN     "stilledAt" TIMESTAMP(3),
ADD COLUMN     "stopped" TEXT,
ADD COLUMN     "tendedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "sealedFile" TEXT;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN     "leftHow" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "BoundaryEntry" (
    "id" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedWords" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "madeFrom" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BoundaryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Strike" (
    "recordId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Strike_pkey" PRIMARY KEY ("recordId")
);

-- CreateTable
CREATE TABLE "Leaving" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "sealedWords" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Leaving_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NextRound" (
    "communityId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "fromCircle" TEXT,
    "askedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NextRound_pkey" PRIMARY KEY ("communityId","person")
);

-- CreateIndex
CREATE UNIQUE INDEX "BoundaryEntry_madeFrom_key" ON "BoundaryEntry"("madeFrom");

-- CreateIndex
CREATE INDEX "BoundaryEntry_recordId_idx" ON "BoundaryEntry"("recordId");

-- CreateIndex
CREATE INDEX "Leaving_communityId_person_idx" ON "Leaving"("communityId", "person");

-- AddForeignKey
ALTER TABLE "BoundaryEntry" ADD CONSTRAINT "BoundaryEntry_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "BoundaryRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Strike" ADD CONSTRAINT "Strike_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "BoundaryRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;
