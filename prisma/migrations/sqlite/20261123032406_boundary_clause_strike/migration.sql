-- AlterTable
ALTER TABLE "BoundaryRecord" ADD COLUMN "clauseStrike" TEXT NOT NULL DEFAULT 'never';
