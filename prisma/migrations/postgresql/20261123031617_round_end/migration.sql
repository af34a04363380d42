-- AlterTable
ALTER TABLE "Circle" ADD COLUMN     "endsBy" TEXT;
