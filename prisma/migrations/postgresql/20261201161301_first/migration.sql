-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "easy" TEXT NOT NULL DEFAULT '',
    "strikeable" BOOLEAN NOT NULL DEFAULT true,
    "timekeeping" BOOLEAN NOT NULL DEFAULT false,
    "pointings" INTEGER NOT NULL DEFAULT 0,
    "lastPointed" TIMESTAMP(3),

    CONSTRAINT "Clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BoundaryRecord" (
    "id" TEXT NOT NULL,
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
    "at" TIMESTAMP(3) NOT NULL,
    "toldBy" TEXT,
    "toldAt" TIMESTAMP(3),
    "reviewAskedAt" TIMESTAMP(3),
    "reviewedAt" TIMESTAMP(3),

    CONSTRAINT "BoundaryRecord_pkey" PRIMARY KEY ("id")
);

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
CREATE TABLE "Circle" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "openedAt" TIMESTAMP(3),
    "pausedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Circle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "circleId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "leftAt" TIMESTAMP(3),
    "leftHow" TEXT,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("circleId","person")
);

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "region" TEXT,
    "zone" TEXT,
    "telephone" TEXT,
    "boundaryDays" INTEGER NOT NULL DEFAULT 30,
    "concernMonths" INTEGER,
    "nextCircleNumber" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "leftAt" TIMESTAMP(3),

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "communityId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bot" BOOLEAN NOT NULL DEFAULT false,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "factsAt" TIMESTAMP(3) NOT NULL,
    "leftAt" TIMESTAMP(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("communityId","person")
);

-- CreateTable
CREATE TABLE "Power" (
    "communityId" TEXT NOT NULL,
    "power" TEXT NOT NULL,
    "holderKind" TEXT NOT NULL,
    "holder" TEXT NOT NULL,

    CONSTRAINT "Power_pkey" PRIMARY KEY ("communityId","power","holderKind","holder")
);

-- CreateTable
CREATE TABLE "NamedPerson" (
    "communityId" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "person" TEXT NOT NULL,

    CONSTRAINT "NamedPerson_pkey" PRIMARY KEY ("communityId","post")
);

-- CreateTable
CREATE TABLE "GroupFact" (
    "communityId" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "factsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GroupFact_pkey" PRIMARY KEY ("communityId","group")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedBody" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "circleId" TEXT,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "decided" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "resolvedAt" TIMESTAMP(3),
    "openKey" TEXT,

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leasedBy" TEXT,
    "leasedUntil" TIMESTAMP(3),
    "problem" TEXT,
    "correlation" TEXT,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
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

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL,
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
    "dueAt" TIMESTAMP(3) NOT NULL,
    "graceUntil" TIMESTAMP(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "firstTriedAt" TIMESTAMP(3),
    "triedAt" TIMESTAMP(3),
    "message" TEXT,
    "conversation" TEXT,
    "sentAt" TIMESTAMP(3),
    "problem" TEXT,
    "givenUpAt" TIMESTAMP(3),
    "pin" BOOLEAN NOT NULL DEFAULT false,
    "pinnedAt" TIMESTAMP(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "shownRevision" INTEGER NOT NULL DEFAULT 0,
    "atLeastOnce" BOOLEAN NOT NULL DEFAULT false,
    "correlation" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "platformId" TEXT,
    "step" TEXT NOT NULL,
    "stopped" TEXT,
    "checkedAt" TIMESTAMP(3),
    "afterwards" TEXT,
    "readOnlyAt" TIMESTAMP(3),

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "local" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "openedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "sessionId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("sessionId","person")
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

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clause" ADD CONSTRAINT "Clause_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoundaryRecord" ADD CONSTRAINT "BoundaryRecord_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoundaryEntry" ADD CONSTRAINT "BoundaryEntry_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "BoundaryRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Strike" ADD CONSTRAINT "Strike_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "BoundaryRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
