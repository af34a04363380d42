-- CreateTable
CREATE TABLE "Mishap" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "decided" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),
    "openKey" TEXT,

    CONSTRAINT "Mishap_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Mishap_openKey_key" ON "Mishap"("openKey");

-- CreateIndex
CREATE INDEX "Mishap_circleId_idx" ON "Mishap"("circleId");

-- CreateIndex
CREATE INDEX "Mishap_communityId_idx" ON "Mishap"("communityId");
