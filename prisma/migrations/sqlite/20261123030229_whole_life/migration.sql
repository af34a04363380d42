PRAGMA foreign_keys=OFF;
BEGIN;

-- AlterTable
ALTER TABLE "BoundaryRecord" ADD COLUMN "reviewAskedAt" DATETIME;
ALTER TABLE "BoundaryRecord" ADD COLUMN "reviewedAt" DATETIME;
ALTER TABLE "BoundaryRecord" ADD COLUMN "toldAt" DATETIME;
ALTER TABLE "BoundaryRecord" ADD COLUMN "toldBy" TEXT;

-- AlterTable
ALTER TABLE "Circle" ADD COLUMN "pausedAt" DATETIME;
ALTER TABLE "Circle" ADD COLUMN "roomAfter" TEXT;
ALTER TABLE "Circle" ADD COLUMN "stilledAt" DATETIME;
ALTER TABLE "Circle" ADD COLUMN "stopped" TEXT;
ALTER TABLE "Circle" ADD COLUMN "tendedAt" DATETIME;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN "sealedFile" TEXT;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN "leftHow" TEXT;

-- CreateTable
CREATE TABLE "BoundaryEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recordId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedWords" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "madeFrom" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "BoundaryEntry_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "BoundaryRecord" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Strike" (
    "recordId" TEXT NOT NULL PRIMARY KEY,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "withdrawnBy" TEXT,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Strike_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "BoundaryRecord" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Leaving" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "sealedWords" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "NextRound" (
    "communityId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "fromCircle" TEXT,
    "askedAt" DATETIME NOT NULL,

    PRIMARY KEY ("communityId", "person")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "circleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "local" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "openedAt" DATETIME,
    "closedAt" DATETIME,
    CONSTRAINT "Session_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("at", "circleId", "closedAt", "id", "local", "minutes", "number", "openedAt", "state", "zone") SELECT "at", "circleId", "closedAt", "id", "local", "minutes", "number", "openedAt", "state", "zone" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
CREATE UNIQUE INDEX "Session_circleId_number_key" ON "Session"("circleId", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "BoundaryEntry_madeFrom_key" ON "BoundaryEntry"("madeFrom");

-- CreateIndex
CREATE INDEX "BoundaryEntry_recordId_idx" ON "BoundaryEntry"("recordId");

-- CreateIndex
CREATE INDEX "Leaving_communityId_person_idx" ON "Leaving"("communityId", "person");

COMMIT;
PRAGMA foreign_keys=ON;
