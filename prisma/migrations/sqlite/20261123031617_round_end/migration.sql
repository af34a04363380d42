PRAGMA foreign_keys=OFF;
BEGIN;

-- AlterTable
ALTER TABLE "Circle" ADD COLUMN "endsBy" TEXT;

COMMIT;
PRAGMA foreign_keys=ON;
