PRAGMA foreign_keys=OFF;
BEGIN;

-- CreateTable
CREATE TABLE "Mishap" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "decided" TEXT,
    "at" DATETIME NOT NULL,
    "settledAt" DATETIME,
    "openKey" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Mishap_openKey_key" ON "Mishap"("openKey");

-- CreateIndex
CREATE INDEX "Mishap_circleId_idx" ON "Mishap"("circleId");

-- CreateIndex
CREATE INDEX "Mishap_communityId_idx" ON "Mishap"("communityId");

COMMIT;
PRAGMA foreign_keys=ON;
