PRAGMA foreign_keys=OFF;
BEGIN;

-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "circleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Agreement_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "agreementId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "easy" TEXT NOT NULL DEFAULT '',
    "strikeable" BOOLEAN NOT NULL DEFAULT true,
    "timekeeping" BOOLEAN NOT NULL DEFAULT false,
    "pointings" INTEGER NOT NULL DEFAULT 0,
    "lastPointed" DATETIME,
    CONSTRAINT "Clause_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BoundaryRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "clause" INTEGER NOT NULL,
    "clauseWords" TEXT NOT NULL,
    "clauseStrike" TEXT NOT NULL DEFAULT 'never',
    "sealedWhat" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "madeFrom" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "toldBy" TEXT,
    "toldAt" DATETIME,
    "reviewAskedAt" DATETIME,
    "reviewedAt" DATETIME,
    CONSTRAINT "BoundaryRecord_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

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
CREATE TABLE "Circle" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "contact" TEXT,
    "meetKind" TEXT NOT NULL,
    "meet" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "everyWeeks" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "firstDate" TEXT NOT NULL,
    "endsBy" TEXT,
    "minutes" INTEGER NOT NULL,
    "createdBy" TEXT NOT NULL,
    "madeFrom" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "pausedAt" DATETIME,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Seat" (
    "circleId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "leftAt" DATETIME,
    "leftHow" TEXT,

    PRIMARY KEY ("circleId", "person"),
    CONSTRAINT "Seat_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "region" TEXT,
    "zone" TEXT,
    "telephone" TEXT,
    "boundaryDays" INTEGER NOT NULL DEFAULT 30,
    "concernMonths" INTEGER,
    "nextCircleNumber" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "leftAt" DATETIME
);

-- CreateTable
CREATE TABLE "Person" (
    "communityId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bot" BOOLEAN NOT NULL DEFAULT false,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "factsAt" DATETIME NOT NULL,
    "leftAt" DATETIME,

    PRIMARY KEY ("communityId", "person")
);

-- CreateTable
CREATE TABLE "Power" (
    "communityId" TEXT NOT NULL,
    "power" TEXT NOT NULL,
    "holderKind" TEXT NOT NULL,
    "holder" TEXT NOT NULL,

    PRIMARY KEY ("communityId", "power", "holderKind", "holder")
);

-- CreateTable
CREATE TABLE "NamedPerson" (
    "communityId" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "person" TEXT NOT NULL,

    PRIMARY KEY ("communityId", "post")
);

-- CreateTable
CREATE TABLE "GroupFact" (
    "communityId" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "factsAt" DATETIME NOT NULL,

    PRIMARY KEY ("communityId", "group")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedBody" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "decided" TEXT,
    "at" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    "openKey" TEXT
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leasedBy" TEXT,
    "leasedUntil" DATETIME,
    "problem" TEXT,
    "correlation" TEXT
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

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "author" TEXT,
    "audienceKind" TEXT NOT NULL,
    "audienceId" TEXT NOT NULL,
    "toKind" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sealedView" TEXT NOT NULL,
    "sealedFile" TEXT,
    "state" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "graceUntil" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "firstTriedAt" DATETIME,
    "triedAt" DATETIME,
    "message" TEXT,
    "conversation" TEXT,
    "sentAt" DATETIME,
    "problem" TEXT,
    "givenUpAt" DATETIME,
    "pin" BOOLEAN NOT NULL DEFAULT false,
    "pinnedAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "shownRevision" INTEGER NOT NULL DEFAULT 0,
    "atLeastOnce" BOOLEAN NOT NULL DEFAULT false,
    "correlation" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "platformId" TEXT,
    "step" TEXT NOT NULL,
    "stopped" TEXT,
    "checkedAt" DATETIME,
    "afterwards" TEXT,
    "readOnlyAt" DATETIME
);

-- CreateTable
CREATE TABLE "Session" (
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

-- CreateTable
CREATE TABLE "Attendance" (
    "sessionId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("sessionId", "person"),
    CONSTRAINT "Attendance_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_circleId_version_key" ON "Agreement"("circleId", "version");

-- CreateIndex
CREATE INDEX "Clause_lastPointed_idx" ON "Clause"("lastPointed");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_agreementId_number_key" ON "Clause"("agreementId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "BoundaryRecord_madeFrom_key" ON "BoundaryRecord"("madeFrom");

-- CreateIndex
CREATE INDEX "BoundaryRecord_communityId_about_idx" ON "BoundaryRecord"("communityId", "about");

-- CreateIndex
CREATE UNIQUE INDEX "BoundaryRecord_circleId_number_key" ON "BoundaryRecord"("circleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "BoundaryEntry_madeFrom_key" ON "BoundaryEntry"("madeFrom");

-- CreateIndex
CREATE INDEX "BoundaryEntry_recordId_idx" ON "BoundaryEntry"("recordId");

-- CreateIndex
CREATE INDEX "BoundaryEntry_by_idx" ON "BoundaryEntry"("by");

-- CreateIndex
CREATE UNIQUE INDEX "Circle_madeFrom_key" ON "Circle"("madeFrom");

-- CreateIndex
CREATE INDEX "Circle_communityId_foldedName_idx" ON "Circle"("communityId", "foldedName");

-- CreateIndex
CREATE UNIQUE INDEX "Circle_communityId_number_key" ON "Circle"("communityId", "number");

-- CreateIndex
CREATE INDEX "Seat_person_idx" ON "Seat"("person");

-- CreateIndex
CREATE INDEX "AuditEvent_communityId_at_idx" ON "AuditEvent"("communityId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_subject_idx" ON "AuditEvent"("subject");

-- CreateIndex
CREATE INDEX "Draft_expiresAt_idx" ON "Draft"("expiresAt");

-- CreateIndex
CREATE INDEX "Draft_communityId_owner_idx" ON "Draft"("communityId", "owner");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_openKey_key" ON "Incident"("openKey");

-- CreateIndex
CREATE INDEX "Incident_circleId_idx" ON "Incident"("circleId");

-- CreateIndex
CREATE INDEX "Incident_communityId_idx" ON "Incident"("communityId");

-- CreateIndex
CREATE INDEX "Job_state_dueAt_idx" ON "Job"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Leaving_communityId_person_idx" ON "Leaving"("communityId", "person");

-- CreateIndex
CREATE INDEX "Leaving_circleId_idx" ON "Leaving"("circleId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_key_key" ON "Post"("key");

-- CreateIndex
CREATE INDEX "Post_state_communityId_idx" ON "Post"("state", "communityId");

-- CreateIndex
CREATE INDEX "Post_ownerKind_ownerId_topic_idx" ON "Post"("ownerKind", "ownerId", "topic");

-- CreateIndex
CREATE INDEX "Post_subjectKind_subjectId_idx" ON "Post"("subjectKind", "subjectId");

-- CreateIndex
CREATE INDEX "Post_communityId_toKind_to_position_idx" ON "Post"("communityId", "toKind", "to", "position");

-- CreateIndex
CREATE INDEX "Post_communityId_author_idx" ON "Post"("communityId", "author");

-- CreateIndex
CREATE INDEX "Post_message_idx" ON "Post"("message");

-- CreateIndex
CREATE INDEX "Room_communityId_platformId_idx" ON "Room"("communityId", "platformId");

-- CreateIndex
CREATE UNIQUE INDEX "Room_ownerKind_ownerId_key" ON "Room"("ownerKind", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_circleId_number_key" ON "Session"("circleId", "number");

-- CreateIndex
CREATE INDEX "Attendance_person_idx" ON "Attendance"("person");

COMMIT;
PRAGMA foreign_keys=ON;
