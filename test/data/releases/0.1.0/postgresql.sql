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

CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0);
SET session_replication_role = 'replica';
INSERT INTO "Agreement" ("id", "circleId", "version", "createdAt") VALUES ('ucstpEJgcv1E', 'uWa2cq9zvuxn', '1', '2027-03-07 10:00:00');
INSERT INTO "Attendance" ("sessionId", "person", "answer", "at") VALUES ('d6OxqvOny3n4', 'p000000013', 'here', '2027-03-17 19:16:00');
INSERT INTO "Attendance" ("sessionId", "person", "answer", "at") VALUES ('d6OxqvOny3n4', 'p000000015', 'on-my-way', '2027-03-17 19:16:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('2es1DcFJ3tuC', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('2tVIhsasiIDu', 'rehearsal:c0514358107527', 'p000000005', 'circle.create', 'uWa2cq9zvuxn', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('3MmY1AbEt1pw', 'rehearsal:c0514358107527', 'p000000009', 'circle.show-out', 'uWa2cq9zvuxn', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('4vU1wmUqjGyU', 'rehearsal:c0514358107527', 'p000000005', 'boundary.withdraw', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('5lXy6b4p49uG', 'rehearsal:c0514358107527', 'p000000009', 'circle.add', 'uWa2cq9zvuxn/p000000011', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('6TpO287xV6BE', 'rehearsal:c0514358107527', 'roundel', 'forget.incidents', '2', '2027-04-17 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('6jEwG906mBMg', 'rehearsal:c0514358107527', 'p000000013', 'mydata.export', 'GfprJywTjDg4', '2027-04-21 14:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('9YM6PozbNWz1', 'rehearsal:c0514358107527', 'p000000009', 'circle.ask-back', 'uWa2cq9zvuxn', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('ASpbTE1mqNxk', 'rehearsal:c0514358107527', 'p000000005', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('B56hjKkUG46L', 'rehearsal:c0514358107527', 'p000000013', 'mydata.correct', 'hvEV5nLqQ2BO', '2027-04-21 14:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('C5X9Jc4KAdKY', 'rehearsal:c0514358107527', 'p000000009', 'boundary.list', 'uWa2cq9zvuxn', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('Cz7er9HmkmSp', 'rehearsal:c0514358107527', 'p000000009', 'session.move', 'd6OxqvOny3n4', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('Ew3bS5Uohuv2', 'rehearsal:c0514358107527', 'p000000005', 'leaving.read', 'uWa2cq9zvuxn', '2027-04-21 14:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('FCWIPUmcoLZs', 'rehearsal:c0514358107527', 'p000000005', 'boundary.read-opinion', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('GTwNoJgPWkIN', 'rehearsal:c0514358107527', 'roundel', 'forget.rooms', '1', '2027-04-16 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('Hirp6wZmEXsL', 'rehearsal:c0514358107527', 'p000000005', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('I0Ede1n1Rzgz', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('J8N9hNgHbY7v', 'rehearsal:c0514358107527', 'p000000005', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('K3dT9fS2WSXe', 'rehearsal:c0514358107527', 'roundel', 'forget.rooms', '6', '2027-04-07 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('KJoL8dkQi0R4', 'rehearsal:c0514358107527', 'roundel', 'forget.messages', '5', '2027-04-07 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('KLqE98zGawx2', 'rehearsal:c0514358107527', 'p000000005', 'boundary.readers', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('KzYi1yaCZ0yC', 'rehearsal:c0514358107527', 'roundel', 'forget.messages', '8', '2027-04-17 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('MGXb1aKwE86u', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read-strikes', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('OlQU3ljrdrqL', 'rehearsal:c0514358107527', 'p000000005', 'circle.add', 'uWa2cq9zvuxn/p000000011', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('TUvJcAWMEPh0', 'rehearsal:c0514358107527', 'p000000013', 'boundary.own-side', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('TegLfHQPTd7i', 'rehearsal:c0514358107527', 'p000000001', 'setup.powers', 'rehearsal:c0514358107527', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('W3WtffjQviOv', 'rehearsal:c0514358107527', 'p000000001', 'setup.place', 'rehearsal:c0514358107527', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('WrXWxPH4c900', 'rehearsal:c0514358107527', 'p000000009', 'boundary.log', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('XGartshQWyNa', 'rehearsal:c0514358107527', 'p000000013', 'boundary.mine', 'p000000013', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('XVSVcjLhEk1c', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('aDjIrTsPCIau', 'rehearsal:c0514358107527', 'p000000017', 'circle.leave', 'uWa2cq9zvuxn', '2027-04-20 12:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('b0Ck5jTYRmoz', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('bo8PjGEeUnp3', 'rehearsal:c0514358107527', 'p000000013', 'boundary.read-own', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('dwXHwXUag8PU', 'rehearsal:c0514358107527', 'p000000013', 'boundary.mine', 'p000000013', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('ewpnVNcn8wnj', 'rehearsal:c0514358107527', 'p000000009', 'circle.remove', 'uWa2cq9zvuxn/p000000011', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('gIErGA9hQ92r', 'rehearsal:c0514358107527', 'p000000009', 'session.skip', '5Xl2CVUckjx5', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('gqEIpi7SxkHL', 'rehearsal:c0514358107527', 'p000000005', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('h35S6Q5jx7Qk', 'rehearsal:c0514358107527', 'p000000009', 'circle.pause', 'uWa2cq9zvuxn', '2027-03-18 23:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('hEOIBbqmVcTh', 'rehearsal:c0514358107527', 'roundel', 'forget.rooms', '1', '2027-04-18 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('izX9AZeOWJmO', 'rehearsal:c0514358107527', 'p000000009', 'boundary.add-opinion', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('j4PZsavDqMV0', 'rehearsal:c0514358107527', 'p000000013', 'leaving.answer', 'hvEV5nLqQ2BO', '2027-04-20 12:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('j71J5EeQKLt0', 'rehearsal:c0514358107527', 'p000000009', 'boundary.add-correction', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('kW10RoRB0ptf', 'rehearsal:c0514358107527', 'p000000013', 'circle.leave', 'uWa2cq9zvuxn', '2027-04-20 12:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('lc4adTQrBOK2', 'rehearsal:c0514358107527', 'p000000013', 'boundary.ask-review', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('nuZiEODDNJu3', 'rehearsal:c0514358107527', 'roundel', 'forget.drafts', '2', '2027-03-09 03:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('ozZtFxT00eFV', 'rehearsal:c0514358107527', 'p000000013', 'boundary.read-own', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('qlCbSJrezNmu', 'rehearsal:c0514358107527', 'p000000005', 'circle.facilitator-begin', 'uWa2cq9zvuxn/p000000015', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('sMavYzEOkOWn', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('sT1Sozy86dyg', 'rehearsal:c0514358107527', 'roundel', 'forget.rooms', '4', '2027-04-17 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('tP3hIFwGbLEL', 'rehearsal:c0514358107527', 'p000000009', 'boundary.add-outcome', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('u8CzXvIEkMOV', 'rehearsal:c0514358107527', 'p000000017', 'mydata.delete', 'zWKFPZZb2H8d', '2027-04-21 14:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('ubgkokSomMM8', 'rehearsal:c0514358107527', 'p000000005', 'boundary.close-review', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('w3qh9ej9Ydtb', 'rehearsal:c0514358107527', 'p000000009', 'boundary.told', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('wD9DjS0z9s6R', 'rehearsal:c0514358107527', 'p000000009', 'circle.resume', 'uWa2cq9zvuxn', '2027-04-20 12:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('x5A1DffIqMnD', 'rehearsal:c0514358107527', 'p000000009', 'boundary.strike', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('xCUIdOeNkY5h', 'rehearsal:c0514358107527', 'p000000001', 'setup.named-people', 'rehearsal:c0514358107527', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('yQ2SR6OeqdHs', 'rehearsal:c0514358107527', 'p000000001', 'setup.powers', 'rehearsal:c0514358107527', '2027-03-07 10:00:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('yYJ0uaJ8Zdqt', 'rehearsal:c0514358107527', 'roundel', 'forget.incidents', '2', '2027-04-18 02:20:00');
INSERT INTO "AuditEvent" ("id", "communityId", "actor", "action", "subject", "at") VALUES ('zeV3idAnQcjn', 'rehearsal:c0514358107527', 'p000000009', 'boundary.read', 'o7DGK8Wmlw75', '2027-03-17 21:30:00');
INSERT INTO "BoundaryEntry" ("id", "recordId", "kind", "sealedWords", "by", "madeFrom", "at") VALUES ('45Z7QBdsrvdY', 'o7DGK8Wmlw75', 'review', 'v1.74d6527a.SDPB2XORgQMAjSVE.33rRdURlDazVkXgBFIdwZQ.iReY_MnMmJw7nSklB5Pbv_SJsg', 'p000000005', 'EpCALBQrFTXg', '2027-03-17 21:30:00');
INSERT INTO "BoundaryEntry" ("id", "recordId", "kind", "sealedWords", "by", "madeFrom", "at") VALUES ('GytZVDptFWHh', 'o7DGK8Wmlw75', 'correction', 'v1.74d6527a.yAVga8Ct1ON7H-AI.ubyFEH-XHLvUqctNYvUnDg.QzuTsGEciZ83XhNt_-YM8R0p', 'p000000009', 'CvMcjAhDMsc6', '2027-03-17 21:30:00');
INSERT INTO "BoundaryEntry" ("id", "recordId", "kind", "sealedWords", "by", "madeFrom", "at") VALUES ('IB6ASYI2Hr5q', 'o7DGK8Wmlw75', 'withdrawal', 'v1.74d6527a.32HgUWqNO7ss01LH.tOcWERGr5f1-nM_OerT_ZA.5iQa5l4w7b9YvUV-h5vgYi0Q9y3D9Kz4Ibu98lhZF1I', 'p000000005', 'LxfvLy3UjlFe', '2027-03-17 21:30:00');
INSERT INTO "BoundaryEntry" ("id", "recordId", "kind", "sealedWords", "by", "madeFrom", "at") VALUES ('N1q9xeGY6FWy', 'o7DGK8Wmlw75', 'opinion', 'v1.74d6527a.eihRXf2Xqj8RZImx.t9HXnRuZPKJL_J1r9e40Vg.ApfHxDF07wICD2ejIOt-q0a_ZBuMSOg', 'p000000009', 'Och8jME5xtt0', '2027-03-17 21:30:00');
INSERT INTO "BoundaryEntry" ("id", "recordId", "kind", "sealedWords", "by", "madeFrom", "at") VALUES ('xgPhUUptl33G', 'o7DGK8Wmlw75', 'own-side', 'v1.74d6527a.xqWvbSInpPpXR9Bi.qbEFlo0o15sRqnLRvcny7A.7w7rTngHNZg0ac1Dq5iMAyW_Ob5peN0ujg', 'p000000013', 'gufG05GnYOn5', '2027-03-17 21:30:00');
INSERT INTO "BoundaryEntry" ("id", "recordId", "kind", "sealedWords", "by", "madeFrom", "at") VALUES ('yiKeHivFkNOX', 'o7DGK8Wmlw75', 'outcome', 'v1.74d6527a.jGqPMXtlGfdit2Ms.xLW8Cxu5cgvJveaiD-gclg.7uccup_0lBUpDy7567XEoSWED5v6GElkJmK6qLXjYSAG0d4jN8U', 'p000000009', 'Qh7GPJuks728', '2027-03-17 21:30:00');
INSERT INTO "BoundaryRecord" ("id", "communityId", "circleId", "number", "about", "clause", "clauseWords", "clauseStrike", "sealedWhat", "by", "madeFrom", "at", "toldBy", "toldAt", "reviewAskedAt", "reviewedAt") VALUES ('o7DGK8Wmlw75', 'rehearsal:c0514358107527', 'uWa2cq9zvuxn', '6128', 'p000000013', '3', 'Listen to the end, and offer advice only when it is asked for.', 'people-decide', 'v1.74d6527a.addIm4tb4KAVMcEc.jeW2U3GGN48JM7baB18uAQ.5rryFvBTV4W8g9KSnXksqTVDcGfvOB5HamltalzPLImmz48', 'p000000009', 'b9QkEC21zZHL', '2027-03-17 21:30:00', 'p000000009', '2027-03-17 21:30:00', '2027-03-17 21:30:00', '2027-03-17 21:30:00');
INSERT INTO "Circle" ("id", "communityId", "number", "name", "foldedName", "programme", "state", "problem", "contact", "meetKind", "meet", "cron", "everyWeeks", "zone", "firstDate", "endsBy", "minutes", "createdBy", "madeFrom", "createdAt", "openedAt", "pausedAt", "closedAt") VALUES ('uWa2cq9zvuxn', 'rehearsal:c0514358107527', '1', 'Tuesday circle', 'tuesday circle', 'peer-support-circle', 'open', NULL, NULL, 'link', 'https://meet.example.org/tuesday', '0 19 * * TUE', '2', 'Europe/London', '2027-03-16', '2027-07-20', '90', 'p000000005', 'MOcL1nuhdrTT', '2027-03-07 10:00:00', '2027-03-07 10:00:00', NULL, NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('81o31JbT0k1l', 'ucstpEJgcv1E', '2', 'Share only what you would like to share. Passing is always fine.', 'You choose how much of yourself to bring, each time anew. Saying ‘pass’ needs no reason and costs you nothing.', 'You choose what to say. You can say ‘pass’.', 'true', 'false', '0', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('UxSteK1c1sMy', 'ucstpEJgcv1E', '4', 'Question the view, never the person. All our differences are welcome.', 'We respect every religion and none, every background, and every side of politics. You can disagree with what was said and stay kind to whoever said it.', 'You can disagree. Be kind to everyone.', 'true', 'false', '1', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('Y2vtWS1WJs6Z', 'ucstpEJgcv1E', '1', 'What is said here stays here, unless somebody is at risk of harm.', 'You may tell others what you learned, never who said what. If somebody may come to harm, the right people are told, and where it is safe you hear about it first.', 'Keep what people say private. If someone is in danger, we get help.', 'true', 'false', '0', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('hyMgJxUxLJQW', 'ucstpEJgcv1E', '3', 'Listen to the end, and offer advice only when it is asked for.', 'Each of us has a whole turn without being interrupted or put right. A question usually helps more than a solution.', 'Listen. Give advice only if someone asks for it.', 'true', 'false', '1', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('pRpshvLpTl8J', 'ucstpEJgcv1E', '6', 'Everybody gets a turn, and turns are of equal length.', 'The host keeps the time for all of us, so that nobody has to fight for a place. If you have spoken a lot, leave room for somebody who has not.', 'Everyone gets the same time to talk.', 'true', 'false', '0', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('rU7cDMDdv5qX', 'ucstpEJgcv1E', '7', 'If you have to go suddenly, tell us that you are all right.', 'One word is enough, and you need not say why. If we hear nothing, the facilitator checks on you in the way that you said is safe.', 'If you leave quickly, tell us you are OK.', 'false', 'false', '0', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('rYH1Fq2U7r41', 'ucstpEJgcv1E', '8', 'We keep to time, with kindness when somebody cannot.', 'We start and end when we said we would, because people have lives to go back to. Being late is never a fault here; a word that you are on your way is plenty.', 'We start and finish on time. It is OK to be late. Tell us if you can.', 'false', 'true', '0', NULL);
INSERT INTO "Clause" ("id", "agreementId", "number", "words", "meaning", "easy", "strikeable", "timekeeping", "pointings", "lastPointed") VALUES ('rbVcFGWbMhz6', 'ucstpEJgcv1E', '5', 'Phones silent, a private space, no recording and no screenshots.', 'Nobody else can hear or see the circle from where you are. If your home is full, headphones or a walk outside will do.', 'Turn your phone to silent. Do not record. Be where no one else can hear.', 'true', 'false', '0', NULL);
INSERT INTO "Community" ("id", "platform", "name", "region", "zone", "telephone", "boundaryDays", "concernMonths", "nextCircleNumber", "createdAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'rehearsal', 'Riverside', 'uk', 'Europe/London', '+44 20 7946 0000', '30', '24', '2', '2027-03-07 10:00:00', NULL);
INSERT INTO "Draft" ("id", "communityId", "owner", "kind", "sealedBody", "createdAt", "expiresAt") VALUES ('Vt6KL8B1uHtS', 'rehearsal:c0514358107527', 'p000000005', 'circle.plan', 'v1.74d6527a.AXwkP_0FkQgF4Juz.hPS4VlAJ-NzHlzusk4TpbQ.cbk0zIvaWG9pUaaA2kBt4DSFMhgkU443w3Sgka1wBriD8LxYrGZForg_PiqQgieBcJmJeMVYOu1af3GhNntT2D_H-Db_g4VzajWyNUWVt_kljTUlZoxiqmlrw3ERO175Gb01THuyjXqI_LCSfzpj5xbJX7qA6LX73ILVFfZPbHMcpKZGwMxAb0fh7ApnXGMOFINicKF3j7cztmLd947AfxwNh4ShDLK0kvU-kK8fFNtALByPGI9NLhy_r_Qh2KTCIQJHX74QehVeU5h1nfJ3Pv0LpF-klr6cxTZUtK4lSy4E_tcG9nnsHyttQvxgq3iBTHi6xg0BIFMeZd4NYbrzsXbKXPpS3MovX62pf1vcsYB_vwATPjouAPzkMY0rGHCwPU4P', '2027-04-21 14:00:00', '2027-04-22 14:00:00');
INSERT INTO "Incident" ("id", "communityId", "circleId", "kind", "about", "detail", "decided", "at", "resolvedAt", "openKey") VALUES ('RMuegaYAxQpp', 'rehearsal:c0514358107527', 'uWa2cq9zvuxn', 'gone', 'p000000023', '', NULL, '2027-04-20 12:00:00', '2027-04-20 12:00:00', NULL);
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('community.ask:rehearsal:c0514358107527', 'community.ask', 'rehearsal:c0514358107527', '0', 'waiting', '2027-04-22 09:20:00', '0', NULL, NULL, NULL, NULL);
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('community.check:rehearsal:c0514358107527', 'community.check', 'rehearsal:c0514358107527', '2', 'waiting', '2027-04-21 21:30:00', '0', NULL, NULL, NULL, NULL);
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('community.forget:rehearsal:c0514358107527', 'community.forget', 'rehearsal:c0514358107527', '0', 'waiting', '2027-04-22 02:20:00', '0', NULL, NULL, NULL, NULL);
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:E6fMYfMkBMb7', 'post.deliver', 'E6fMYfMkBMb7', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, '20NBTTVH0P7F');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:ETm3d0HqdXva', 'post.deliver', 'ETm3d0HqdXva', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, 'GV57N1ZMGD8S');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:GubH4dZBiZkI', 'post.deliver', 'GubH4dZBiZkI', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, '20NBTTVH0P7F');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:HSOfba1FqsGa', 'post.deliver', 'HSOfba1FqsGa', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, 'GV57N1ZMGD8S');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:ViuKoYMrnpfk', 'post.deliver', 'ViuKoYMrnpfk', '2', 'done', '2027-04-21 14:00:00', '0', NULL, NULL, NULL, 'GB5WG7SNNQC7');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:XiLrA5xPqFU4', 'post.deliver', 'XiLrA5xPqFU4', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, '20NBTTVH0P7F');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:a1f6rEtTjsSE', 'post.deliver', 'a1f6rEtTjsSE', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:blCSZR8w4Off', 'post.deliver', 'blCSZR8w4Off', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, 'GV57N1ZMGD8S');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:jOpC2LeaCYY7', 'post.deliver', 'jOpC2LeaCYY7', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, 'T583WT86P2SM');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:mmySfWHGwHe2', 'post.deliver', 'mmySfWHGwHe2', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, '20NBTTVH0P7F');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:sp7Ocfivpxsr', 'post.deliver', 'sp7Ocfivpxsr', '1', 'done', '2027-04-20 12:00:00', '0', NULL, NULL, NULL, 'T583WT86P2SM');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.deliver:yp257uQPBVhX', 'post.deliver', 'yp257uQPBVhX', '1', 'done', '2027-04-21 14:00:00', '0', NULL, NULL, NULL, 'GB5WG7SNNQC7');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('post.pin:K3G2iSqp1A8w', 'post.pin', 'K3G2iSqp1A8w', '46', 'done', '2027-04-21 12:00:00', '0', NULL, NULL, NULL, 'T583WT86P2SM');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('room.check:uWa2cq9zvuxn', 'room.check', 'uWa2cq9zvuxn', '19', 'waiting', '2027-04-22 12:00:00', '0', NULL, NULL, NULL, 'T583WT86P2SM');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.open:5Xl2CVUckjx5', 'session.open', '5Xl2CVUckjx5', '4', 'waiting', '2027-04-28 18:15:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.open:9kzFRYFBrg99', 'session.open', '9kzFRYFBrg99', '4', 'waiting', '2027-05-26 18:15:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.open:Ky94O57gLOgd', 'session.open', 'Ky94O57gLOgd', '4', 'waiting', '2027-06-22 17:45:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.open:kmmKEjmKtIBQ', 'session.open', 'kmmKEjmKtIBQ', '4', 'waiting', '2027-06-08 17:45:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.open:yGHPw2VW7vOA', 'session.open', 'yGHPw2VW7vOA', '4', 'waiting', '2027-05-12 18:15:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.remind:5Xl2CVUckjx5', 'session.remind', '5Xl2CVUckjx5', '4', 'waiting', '2027-04-27 17:00:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.remind:9kzFRYFBrg99', 'session.remind', '9kzFRYFBrg99', '4', 'waiting', '2027-05-25 17:00:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.remind:Ky94O57gLOgd', 'session.remind', 'Ky94O57gLOgd', '4', 'waiting', '2027-06-21 17:00:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.remind:kmmKEjmKtIBQ', 'session.remind', 'kmmKEjmKtIBQ', '4', 'waiting', '2027-06-07 17:00:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Job" ("id", "kind", "subject", "generation", "state", "dueAt", "tries", "leasedBy", "leasedUntil", "problem", "correlation") VALUES ('session.remind:yGHPw2VW7vOA', 'session.remind', 'yGHPw2VW7vOA', '4', 'waiting', '2027-05-11 17:00:00', '0', NULL, NULL, NULL, 'K6ZG6KDX77RS');
INSERT INTO "Leaving" ("id", "communityId", "circleId", "person", "sealedWords", "at") VALUES ('hvEV5nLqQ2BO', 'rehearsal:c0514358107527', 'uWa2cq9zvuxn', 'p000000013', 'v1.74d6527a.nF9vTRq5t-uZ_HYt.SaSQMgmLnWBGWlnxE95Q6Q.Ahm1HaFgMbFplsZymHxUElnlMSU', '2027-04-20 12:00:00');
INSERT INTO "NamedPerson" ("communityId", "post", "person") VALUES ('rehearsal:c0514358107527', 'deputy', 'p000000007');
INSERT INTO "NamedPerson" ("communityId", "post", "person") VALUES ('rehearsal:c0514358107527', 'safeguarding-lead', 'p000000005');
INSERT INTO "NextRound" ("communityId", "person", "programme", "fromCircle", "askedAt") VALUES ('rehearsal:c0514358107527', 'p000000013', 'peer-support-circle', 'uWa2cq9zvuxn', '2027-04-20 12:00:00');
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000003', 'Stella', 'false', 'false', '2027-04-20 21:30:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000005', 'Lena', 'false', 'false', '2027-04-20 21:30:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000007', 'Dilys', 'false', 'false', '2027-04-20 21:30:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000009', 'Fay', 'false', 'false', '2027-04-21 14:00:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000011', 'Otto', 'false', 'false', '2027-04-21 12:00:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000013', 'Anna', 'false', 'false', '2027-04-21 14:00:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000015', 'Bea', 'false', 'false', '2027-04-21 14:00:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000019', 'Dora', 'false', 'false', '2027-04-21 12:00:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000021', 'Edie', 'false', 'false', '2027-04-21 14:00:00', NULL);
INSERT INTO "Person" ("communityId", "person", "name", "bot", "admin", "factsAt", "leftAt") VALUES ('rehearsal:c0514358107527', 'p000000023', 'Flo', 'false', 'false', '2027-04-20 12:00:00', '2027-04-20 12:00:00');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('E6fMYfMkBMb7', 'membership.goodbye:mgUmA2gCtkyw', 'rehearsal:c0514358107527', 'leaving', 'hvEV5nLqQ2BO', 'membership.goodbye', 'circle', 'uWa2cq9zvuxn', 'p000000013', 'circle', 'uWa2cq9zvuxn', 'room', 'r000000033', '4', 'v1.74d6527a.cPc41YjZhGeT2Dms.NztBbUz5zXZdWHQXUbq3hg.Gn2J3AJUhcTorUYRLjt8HDGqBWbrICdhaIOlugVEefiZZjVT0IRXMs8UlcpE3ksW_56KsPXox2uAODQjOfXcVworm6VkTzeWLd_-92UOzdcwou-KDEAG6FRxToUKcAj8NVwfJRGsb10uvkEAN8v0KAfancW4elftLlFYN6XEmFW1Tccy0IbZYIQq6zPYp60aAdUx3nexz0w8qaWtvTN2A6kdZl5IsZeM6p1h8EuaADhp5Rum2R0CCXwy-jE2Dke54n3LtYUHpVo7pJkiIs6YwpZxmQBo1i10yic3pRRo_4RSiKvRjlj7s_1x_ZWR-PrWmKOfbAovOIg93BrUSmKgo3XPuuwGtUaF9U3IcV-tJCln1forvO32HXYeFl3Q', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000143', NULL, '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'false', '20NBTTVH0P7F', '2027-04-20 12:00:00.003');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('ETm3d0HqdXva', 'membership.left:KIAnTMCK4ZVv:p000000009', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'membership.left', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000009', 'person', 'p000000009', '3', 'v1.74d6527a.9Hj8466Sl1EJSmb-.z1SLyOX-TDWBfV1_tLqV5A.hLcvQrwinH-No_tRALeJl5h27iG1tW_0Ft0beobcFBq9djlEcfmPjpiyvrVODHYPafOYYNVMZYmieH5Jk-V3JRugieNZKyBalI5VuTM9eZwNhWr18B-ZKTiolWmkSM1Nkd2ujNS7p8YHHcrGmOk58qgAw0nclquuz_TFwvOj0qSlrCnI9SdepScyES9mNeNX0X3r42glBg423o9BTCtBeICIbdKw2d7ZrOcWLDOP81TyKm65Ycfr-ZIw2tj_1h7Y3QpuAdhCqxcX00KvbLQHdO4SmoJsj9HhOoEmDz4ghysNCTeZPIQFL5h8heMof-8j-Rjtg6A_wcZAvrHwWeU0ZGshCM-IkrhnBtK1ExpZHAepo1rz8Rm_Jscrdp6k7EzNq6CjK1c6KH2_YZnzrVRGLroWw-zEIq3oqwByI6p3t6U_uddINn5R-BeCbxx-yE8JbvGKlN-Uat-BOmg5u2SUWT6NBvRfCrM', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000147', 'r000000010', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'GV57N1ZMGD8S', '2027-04-20 12:00:00.005');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('GubH4dZBiZkI', 'membership.left:oRlVtLY4nIkH:p000000009', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'membership.left', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000009', 'person', 'p000000009', '2', 'v1.74d6527a.pd2VF7ulvuqKOmep.3xzYsAQT9E4f4ZBVKFpgjA.l6gsyKz0grVSBJ_MLnnZx8p8n7e7idQRC1Zq9x1u7ZnlO1_kZZtGAgQPKI3dbhQaw2DnqePP75Q7ztT14GSGv7rhECU9wW3_iW3Da2jyVlsQho1fEUlOlTYcA7YDNSO229iUCTo3c6ms8etcUWMBsS-WXERTZTyCTqtHuNlk-l2bvlASpWCglwAqW-iIwaLg2LvT3Wiuoa92yyeiRrI75bTpvpSv_3meMtKzGwfToFBc_WKWc1fAIP6SRAn9JSU3m7z3JEb686ZFVGFZ7TlWg1rAxOUA6wvf0WzlejStPBMaeEdzncEE5hwg8CD3L4IQ5hvvQvZKKQhETX5uFtx92MRqbL47WztZdFXtpzYqMZfPBtSk9arD9WLS-UnsadF33srkKbs6WJHO6iED-XE6zJBYOY81XZv0OFm__OP0CL8sI9Wz6LqRpqpZWsUnOuou4LqYfrf8JFAyFnW11eI6SXonMiw5-xE', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000141', 'r000000010', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', '20NBTTVH0P7F', '2027-04-20 12:00:00.001');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('HSOfba1FqsGa', 'membership.left:KIAnTMCK4ZVv:p000000015', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'membership.left', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000015', 'person', 'p000000015', '4', 'v1.74d6527a.c4ucqhBNa99e37k7.5b8WVL7yGx0bstbrsRVMPw.l5f_7_UkORUy5XIJEYkfjqQQDN-A4AKnlgbyu9YgB4lvfz_5sbf6icSjFsUvJ3p-m4bnRJl-732-bSAvE7VW3Cn7T3iEnj3_QYD18wmhwRfQTU5TjNxg6bW-K5-s6OcIqFh_5onX5AWw5xmUlQfmiWJJP90I9hBH6THGcVyg7L8cOyvTn35JwsRiNUp7TjUiaj-AjvHAw6NLwjlCzGD7vJzxx3dtD3fuBfdtoSUMRCKvawIkVxTrBJn5COWtPLkFXRZCmnXFKYhHnZvhdd9ONGnab-ulzXnSiJfefYCg8sMVvdhxEQGQGd-G7wILbZ6_NL6A4UYPpeRGoHGToQn7HJTIMkNQHjkgCBbTIplM-vNixfylA_L6-qwmxgg4-yB7WdTe6PjBf4ech_yiheIGXRBMrAWZ0336lSYKCLdx_sap3lACp4y30NPa2j-uLz27L9RJrKltLkC-ev9Yf7ngZ8juEzEyv8Q', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000149', 'r000000016', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'GV57N1ZMGD8S', '2027-04-20 12:00:00.006');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('JngDTiK8kTRf', 'boundary-review:o7DGK8Wmlw75:1805319000000:p000000009', 'rehearsal:c0514358107527', 'boundary-record', 'o7DGK8Wmlw75', 'boundaries.review-notice', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000009', 'person', 'p000000009', '1', 'v1.74d6527a.TZVatTy7g5N_CH_R.ldkXajV_GF1r6eB1hd7s9Q.-7YDzdSzlfvvVh6gBHa36n34VcaOrfAdRlmMc1TZNfojL5wIvATaCgxYS5u83AAqLPlk7c2W43kiL3WbeXcI-WE0D0mbh-73Nqj7BQYoc4Ep10HeTJCD8bQ7T42qv2Yh8aq1XGYr7_gtQ28Dt_7YegQTv4DjIgrP9EG1x2L0Y-Rmqc-Pk-LGNFiU8fZ0-55q-YWlRVc-DP-_pM1XY3RxuRs9PqasFwyN46bIiBLIsEwvgLXSUCWvgzJXG084Y6ACku8BtSfFlMafY1r4ykAQVaNLxKrvUF_-uJj_dujcs7EbltK8Fuhsbf1mqF0eeXGnjijoEqk2p29Lrs6aEd6yw6btcag_E3UfYL1lsd8DmhaRI8Y-T0ZdCA7nmtHRCBEwSVp3xnByfLbdhe4Sz7cv4o_6eaBOD4I-En9TeabrpydDYlxIWvv1aAXSbJP6Mk-GfmCzIAtCtHbNRAnY8_HPhzDYY9TJuPveDvnyk9VsGNI2SgqFULNb0AslvhHhuH_DqNRwTzpCu1vYKV3SFn48UWrT2jpt363_14Lglu_sil8', NULL, 'sent', '2027-03-17 21:30:00', NULL, '1', '2027-03-17 21:30:00', '2027-03-17 21:30:00', 'm000000104', 'r000000010', '2027-03-17 21:30:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'SRD94JSL2DQP', '2027-03-17 21:30:00.001');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('K3G2iSqp1A8w', 'agreement:uWa2cq9zvuxn:r000000033', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'agreement.pinned', 'circle', 'uWa2cq9zvuxn', NULL, 'circle', 'uWa2cq9zvuxn', 'room', 'r000000033', '2', 'v1.74d6527a.t-SvMFyRxGwJV79p.4FW7ZBmVit_ZrRdm9AD4ig.lpp0-VpB0fgPFLWMvYQaDpot_AlaOJxnTvGGeWYzsTvDeasZxZMwbxfMEL7UuZ6K64AAx5Bm2Mc9Eiyn9XMOxI6exXhaLSFItWSwrdPvvEWvz4wvGRocZpx3E56-Bh6AkMk28FRABUNgHy8LCyny-MyQtUaADJ1BMT3L9X901DhmNMXrVTtjZ6rH-9SnTQB0C3gflNC5jBopQO8UsN-GCa4lnqo_6PILxeeSAvFut0U0O9PgGN4EAH3BMSAoaQNSj50B0DrW74onBY-DhU0cMHHvZB3AxVjatwCPRuDhBuBljKyByIhQID7Egl3duBaXO8IZd3xYv8LmWoeihiw0CgYhYm4DrveZNzflBj3Tp9B0rp4dLHXjLtlRe89TY3a-z8f4KY7YA7-ec634xpPpnoHXNXudZgzgyYUUWjzlsGu-uxMPZboDIu26jSJUmtQYyJ_q14oebzp1j2bq4eKFpiGomvFROd8SyTIM6Zl9EZulPN676brxhbYMv1A7-0TtCTeEoIOqIQylwKCYW1AvlsJvdeRXoO0uill3D-SGjpveKfpYLitiWuYmDI4QhwGyoSFz5TiQYM9DqMv3LEO-MHG9m6NGa0_vQoBzfW8MXx8ESn2RYcgqV4zxZclnq4AaDbIltZIFKAkLg3fF-KYUpoYR7_2y6xbwcj2r4_OqODSLW2-tTl2b7IPVjs5auhy6BWwyHb3xGQka0-WggeIByrdwDDAnMjQKRv3Zu7qkuXtgP_V9u_JM2LfwjBen-jguZiqxN6otQO0vvujBndv5x2dM9sOy3eLviduhuLdqJ2kRA9PH6LX4_JQL6riyRejqqE9S5pNzFJzEE_IY_RUGRHApP1aUp9ouFB1LTgfaR29hStwWeZoNiR6aRgmGa62HPiSL0i77aemKYLm1wHS2D9oKcUhKPaQFOTFIxIH2ttEmigOBX4QZDg5kxje4Bn6yq4H4FBt6qhut9XpYN8X4j_4bbCgzmW7rYStcsQh3c0qDB352QyH86HBtWrFHDg6jFWsSXuRMpn_-G0aImmuGGEKO9jVHnkQAReH22T3cOIpGAzzVVcwcq1jEAlfzhmT-wJoyZU5Six9OrLvcnjmQEkoUO3jeTmLfylFyN0dZfg2cDwjYnKD13_6kJfVGZ5PFQRw9cuZ5jsY4z5YfGBzmixnMSE4qL-YIamDoGhhYR-6bgkwVj1vafUrOK5otHXJh5mlQqyK19hlyyrXBx7-6IYH0UEwvn-OZ9FDMadqkV07J8zHk-XYUbgssEsRxhJZbrG-z6wrfVe-Huc6HK5UxtUvkBJH_CfmPg9IXX66nyNUxV5zc2jXohwbMg1FsOxKhkA3EREFUK9w5rKI3y4TweAo-sDUgBgZi-p3kE51aokvmeqVJAGvu7z1YmS7jDrpcvFNUZfWDW1dt3OIKrHkbQWBNqq8UX7WPe8ldZ_pXqLKo1Ady5HJbyxP0MnQUeY99Bv3INCRQ9-Y2hURr5VfY49TTRoIprfOnLisV-U2yebD1pCBwEKJDdYSV1jruLSC6wbd2KcFbd4CpLRiLJbTJIRmuGy2Qp5Lm8BGkFoOOcDZtADmw5QnAMRZe3W2YdGd4B-CWOAUwG5KKKDjjTbBTKy9LJF7WM07OPvSOfYF0xGa0WVuJ4kb_jvHHrbjZdhIVl1L8eFb68T04CsxAmMfCajbrL4dc0uUHKyi9tx7Gm_uZg3UJmHtVHS8R6Y9F5348zswBsPNeR2sRTY9_N51oERa5jvpV0ski0veCrQiDlXmEeA1J4WbNaSNDJeT_kYXGt-GazeEZ_EdeQtbpGvDU170U42TNP6sGW_Qz6UQ4Lqx-0ljEqUxnMGBPhth26EC1XVMj6-DOtMb0fFEZCqyXwRXZLTwN7olMeiqK-IFhj23DS9En7o-fhEREx4CNJfTxf1GJxe72aZIdcsqPVQIfAoFgUfsuxDR-tyykAa6AIRjcfqp8ZgHjXNJqWsvKxMoYN-TYztUhITW_htvnqVvANwUDPFft2Tc8WE2AF_gJ2H0Sc660pR56bKmJcmGmzAOCfRsHi9PJE9yXzFGFFCWZilmSkP8P5E_DGpXjt4gKfyP-4aZkO5RTpO7WQjk86UgjsnJx7Gwf1EAM3Ogm2qg3RxU8TUtm_rXZIQkACuUCgf0WoHv6u3_i8ObYEf3HgDK0yU--wvMEFeZxnDaTG7QHBU6_DG_Wl5ZO0aB5cHJ2d-rQriRVL6N97XFEi-e62gVHhjYe4PwHNA2jJjqRNEvTRahd8q-7gyg9ZXk4YM4ciOTdAiS7UatyI2wdhX4FGiv7h74WvgOVaasmvQ6tD79x4TS5jx8rVWADj8FofYRVZ3wq1CKeSG_SkvaI8igMfdkWMAh8NWKyC4bHadVB5alZ4pW7moZFRq4dC2tvi0lxARrLle_pnsce-Z1qXPMcA8Oz0pYf2rIDTeFRnwJ0A1RAP6Xj4c8QvjfFdpsNyjzIoQDrUsqto-7_Ngq0pdCApJdWJpTVhHjbzsLSbu6yz48twD9mca1mBrH9IvbKvImQk6OPG7e0ZIFCOB3Of-DOTuTRr7qwNrSvmb-aRuBVJA5VqRCRoGAwVI1rkaPjZ8-bDeO_kSJ8i-xnAwB-P-98mDRnzmtH--E1HR-Uxz7wSi1tsdjuOPvIo84wU8sgX19sAB73nNqu17XTaGLb2zDjBr_u3otet7R9rGu0kXXS_FBy-xneo_HK7JBuhf3m0ejZhZdMYMDfYsXB6oTcK-IEcU-FOaMnBBlVV_4GBElcY0vtor-UAQNw661KmCH1bPvz2CclNAKHksk_OceNlLGONDqGL2obfceaobED99I7aJoPhjxwzZqgtkQiCCcjeJQ6zjXCz_zVfnsrUF4fuDlJnwuqlmvT2SVolBo79ZA0nhMw32zCx3EuaRMNmu2AfuMyWQXTQcug0huDnkYPneYkIV1NnQChP7MH_bpagxOILynpZEzCmlDI2f90hiQZ-7Hh_Ej39pAmqPI2LGrewUEyy0ujhb_upzRm0Dppp5Nddlbe1tvZ-rj_VE7Kx1x32wg3rRRDY_6_-2NoVaTmsuSYKefXXpsgPWzIuQw-DoV_Jfm_SYAn1uzhIOo0QjK6NCiSMb12e9bik_FPqGr0RDQv-9b8Jd88KsMPA2dWQokHO2Heu0B7JzHscAXsDUia3lFAarxD9RrQk_ehaXdcCrPy_Dogm9GCxUaQubTfnDvtDyP6uz9h2daiuWrLmQCkkBNaKMofByxaXH50QOLtAlHzenKvHghe-vOBNoh2UWZUrhES9a5EH8UcMcwdSxP971sQ_eQofSqx70rvolw7r3RNKg6S0GOFkviq_ciPvlVKBwphrEC1kRMpaRxbrHXgcaAND0Bv', NULL, 'sent', '2027-03-07 10:00:00', NULL, '1', '2027-03-07 10:00:00', '2027-03-07 10:00:00', 'm000000036', NULL, '2027-03-07 10:00:00', NULL, NULL, 'true', '2027-04-21 12:00:00', '0', '0', 'false', 'T583WT86P2SM', '2027-03-07 10:00:00.001');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('QU1ANJM6srM1', 'boundary-review:o7DGK8Wmlw75:1805319000000:p000000015', 'rehearsal:c0514358107527', 'boundary-record', 'o7DGK8Wmlw75', 'boundaries.review-notice', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000015', 'person', 'p000000015', '2', 'v1.74d6527a.skSkuZ-GT8G9Prsg.wLOXQFUjpficSL7zAT8TZg.3EdtjTPcRlWNK33X3Ps85Rm0lNd8Fq8kk_3e46eHoZEzc6nlgJlI9v5yqlQ7gbNwdQ1YCO68t1W-RXgfmoFLM4CFf7YZP-weKLAU-9NvPXx_DYy1CzdLWvK93RHvdxdYJWXTIxtIR5TLoyvrCm3-W4XUg2u3cm3V9sLIRrq65XLSkqdiLKmdwUC35PHWUXMD834KOh_olKJejzXD4KXol4K99piKlmA77J40-5-RQuW_N4j6zbHmOd4IOha4kSbj7AqqLS_AVvW9lvTmOkU7FEwTBG7KXMvPHIu2ea2LLbe0Fqwn0lhU7PUDMu2bmG1CfjI9WmQcZIhC3T-27MYKhnHQQz76EPg1RybHm8Jp86y4Vmzl_1pn6m3E_wxBsMO_zRvGTg8p8TA9VRvsZTqbK8OwggMyYUHyRn48zKwO2GkIQt5gnghWP7WEYpo0Ol-4uKJJAQLQ92LcE-5S2TOa9BjngBKA3sA-12VBHIC96awMxUs5rvzszOhp67kF--VLFO6HCiOHYVx_bGLmlN93Jsmdpb2D9eepBDtlh2vaoh4', NULL, 'sent', '2027-03-17 21:30:00', NULL, '1', '2027-03-17 21:30:00', '2027-03-17 21:30:00', 'm000000103', 'r000000016', '2027-03-17 21:30:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'SRD94JSL2DQP', '2027-03-17 21:30:00.002');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('ViuKoYMrnpfk', 'export:GfprJywTjDg4:json', 'rehearsal:c0514358107527', 'export', 'GfprJywTjDg4', 'personal-data.export', 'community', 'rehearsal:c0514358107527', NULL, 'person', 'p000000013', 'person', 'p000000013', '3', 'v1.74d6527a.3g5vW2wsXttBGFLy.4s0_aHy5dMXMT0ypqLaoRA.ukgGSEpd9bXmPHfqN39C0gziAm4uNVyIjVQIVnQY8QZEop8dYqCDaRPDuHPe5oJQulIqr_6LPr54L7ML30_5NRD3whgv2mkL6fCl335deeHnqDoloijiKKx3yWsXGOv6BimCOwZu4qMRFJcCovHy_uLjLovwAWbHFlq8da68rRUznF8ZNkZTuOVRdvEWGbzob6ZrlB7ukWIo8tVHHPiaeMC9yd-_bHpTKmTGPZY', NULL, 'sent', '2027-04-21 14:00:00', '2027-04-21 15:00:00', '1', '2027-04-21 14:00:00', '2027-04-21 14:00:00', NULL, NULL, '2027-04-21 14:00:00', NULL, NULL, 'false', NULL, '0', '0', 'false', 'GB5WG7SNNQC7', '2027-04-21 14:00:00.001');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('XiLrA5xPqFU4', 'membership.left:oRlVtLY4nIkH:p000000015', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'membership.left', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000015', 'person', 'p000000015', '3', 'v1.74d6527a.nR1HaXDAohA7T5XU.dwOGqx7jNtSviJ6MLSJjHQ.9plVocPkO7TW9l-Ir7NjWemhUTnPYX1jmTSRXzmaxiUfvppOxialY3g8rF9z0CwNELr0C1gHB0sPbclUBu8Tp_mDOybZGxN0M-j_oB30k-Fs8UvZ5liDNm0eF87XAstloUrrV-2JM-z29w1pOc3oKYZsTIODX5OsVGk00AD726IW1YHry_d7gchRR6hkZ3ZXtFRdLshT8oeBduFBeGVtFNSavzG76FuP-qe7oSpNngkeXnof7VmMDz7C2qzEP6_A1x7voqOyDIdBUGIwsMXTLWwl9VSNh6TgGaJ53BQ1cZDAi6Ff7WJBwa9pbLHtg-UxIBVNkh54D4rbbhAiXAcVYrOnxPJqOr8n1P5NJ7KPLIvu-CF7oVABmwXezwx08SR06MDuwbD6vhjIAGNVIN4gILm-oHDiF-eg6-MwwreJSeLCk2ayFJ_Z0-76DdtzOMou0UOFfbzFKdQFJvWRLROGrKKpOEmvlOA', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000140', 'r000000016', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', '20NBTTVH0P7F', '2027-04-20 12:00:00.002');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('a1f6rEtTjsSE', 'lifecycle.resumed:dLSCnNNpperO', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'lifecycle.resumed', 'circle', 'uWa2cq9zvuxn', NULL, 'circle', 'uWa2cq9zvuxn', 'room', 'r000000033', '3', 'v1.74d6527a.DDHKOflvZ4YAYg9h.iewRakcgAs9hXCER8n4qHg.Se5JJ6M_FEd_yGVfhKhufotH2lJFkkLnPR6_-6-_3pAIPKLtwjfJGUi4hgpZTPbgOLP3_rsyZ4z2Ny8zhY-yzMPEGrPvDSruC--4MGJjrZ9UQNSalS5sm_im2GuSKz8WZ4_z0cIyhofmy-3Lrkrd2aUk2HZ0yoPvwYVBQrIjSWQxiM_QYt4Wf8Ybl-S1fauKInQRsHPiAEnDPl0qxxRYyRKWf1iJ6P3oLIRz1IDhj0aGD2hvZTpWPrS_MZPuHe1RrfhDWQ8NxTzRHjAalEp-PemgWl-uRyLhyV4FkteZH9giRMMooK5WLHrLxODnwDmqb5cExJvP9tAAwLePhFA3hWPshhwqqTW7afY', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000133', NULL, '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'false', 'K6ZG6KDX77RS', '2027-04-20 12:00:00');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('haqJKXIgQESu', 'boundary-review:o7DGK8Wmlw75:1805319000000:p000000005', 'rehearsal:c0514358107527', 'boundary-record', 'o7DGK8Wmlw75', 'boundaries.review-notice', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000005', 'person', 'p000000005', '2', 'v1.74d6527a.YvcuxKcQDDN8ZV_v.Cri-hA_7k11slmEq-QXeWA.W2VbOtRwLxttTlHJvXPv_7B3blETAgl3zLc_95MO4LmoYlQWLXTvw04FgkIRG3bTezQP4KVN7q5jOGEFMo-x5h4mA46mkkiLCBPY5mKWwKdRmXOkd2QuvXMjG_N1lqjGJ7uGr1hzREBL7Yl8YeYaFaQzMKzxpyaD-50VYKJGUsbOXXlpZxg9VaFRe85Y-LzLkn8uwWH4lza74OUPFNjg467S8zQn5q9Ti6edunSs8vFUaLAAURYaqpVVFwseZ2Biey2BKKYo8CJAmFwlf09ae6h1xlMf9xal9Us5n9_fXaug1BU04msEWl1AtCPlSMHOvTjzR8auj23oSSd5SFHm45PSITBnUsW4IVpderqHVTtEmGlw14GWKK3nLC0aeoGB46hnn6z-tRtWqtdCQ4ex675JgvUuCpPYIyC-T3pdnSdM2uxf2jyfJh_lZpT1zdGiQ5DdNaV-QJA2Ul9Uzf5Gs17iPXEvva-IIL0BSa7WVUbfQ4F7JDidTrwlG5O8O71alEVik0YWH0SsR2wTbktjOApJ9Hs5Y4UCg1Y93VGtg-w', NULL, 'sent', '2027-03-17 21:30:00', NULL, '1', '2027-03-17 21:30:00', '2027-03-17 21:30:00', 'm000000105', 'r000000006', '2027-03-17 21:30:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'SRD94JSL2DQP', '2027-03-17 21:30:00.003');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('jOpC2LeaCYY7', 'incident:RMuegaYAxQpp:p000000009', 'rehearsal:c0514358107527', 'incident', 'RMuegaYAxQpp', 'incidents.notice', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000009', 'person', 'p000000009', '4', 'v1.74d6527a.mSEMCMUe83GtgtLQ.FWS5uS02CEGJY61qinYaKw.uNH3qd_U5ysh3An4cVdMoklV8qzEFVl8myF1UFCvUv9_pLFholaGcC0NgMyR39uV1L3CBLB8v18DuJbfxAb_c8g_AYuEcCuoUEuJZzG6PrdHdcvrwlAQJvhCR-z9A2xzcKmedz-AjiDHVediw906x9NYz3GDSAenubdNEKKsYux_P3pmMna8NQylItGo7UVJ5TegzEZPwpQFhdNTyCxqUE9b6pAJ8g9Mhv16ghhLemnOpQOCneFe95V9O1NMql8Y-aO-T2DVFkUw6EswEBIvOm7AO59i2qvwpjQpQqJHSaMn4hd15Ig0yDSgspZyvjvsiIHlW-HvSLr74nUbOhpcEq9kN3WFI4OGIic5j4VdvbMmh6zr533tUq8BXOE', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000150', 'r000000010', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'T583WT86P2SM', '2027-04-20 12:00:00.01');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('mmySfWHGwHe2', 'membership.receipt:MPK4g62JeKac:p000000013', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'membership.receipt', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000013', 'person', 'p000000013', '1', 'v1.74d6527a.veCZqBzAFLBuZrRN.Dtvu_jvdPPcKM_EMOQKW0Q.-QWOCO4y-ZPFJva8Eri4e4Y8ChY4TgT1L4d6ilmC-VNarcPOxybxeTPZfwpVQ4rET4HUX2XrT0PQxqsP0j0Z8FMF0GOrDBCzFtBCpBN7RXTVu2-vyZeilrRw2A18-Vy_Nh1s7Xf6gMQpnMkaNuZT3HBjWa_fVTMLak--5-QV42VtF03WXIDGd1H3Ma_4dR5l1Ozbxft5jY1J6G9twaumWDI7t0W59QAHO-ITKlw_ZUzTLz8WIyyqAC3_rnTApn69965UZe8XOdj29a9UwFYiiIYQYDqqyZJsOXFrwpJgOHrKsS1A7D23lxXQQibRkslQyDbBjKGmZzpewL6mJuE103gmqweuNihpDOSAKEjROPOSWEd-YOJK5Xu7N_VEtSBp9DJKms8ZXeYZa4yo6WSB2CsQqYn0jo_nmMyRLNzYVkhBBI_mf2IiC78u69FdQYF61uYSujFKQ_p-MBNOAQqrlp_-7uckqORy4qr6qwETgyq0S_rRtjw0E22c87HqTk05tf-9LqdeZ3t69UodMGVB-PMt8HNUEw', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000142', 'r000000014', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', '20NBTTVH0P7F', '2027-04-20 12:00:00.004');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('sp7Ocfivpxsr', 'incident:RMuegaYAxQpp:p000000015', 'rehearsal:c0514358107527', 'incident', 'RMuegaYAxQpp', 'incidents.notice', 'circle', 'uWa2cq9zvuxn', NULL, 'person', 'p000000015', 'person', 'p000000015', '5', 'v1.74d6527a._6EsUp747SSw3-Ci.0sNsbuDnQralTq0xT508xw.miK4BSagOeb33cBIHPs5-IdeodPk0tABGR1yiEfYQMq_MV5PqYIQftGn79-pPmwn5vfvh3_F9E_zbOBQSyvoO6rRGA3cCGpZVh1IwY-kqEdcXiAknL9FtzTT6J5LNnQzMz6BUzqeodf8ruqkaB1XoRT0Y7cL8n6U1hAvlOp-c0kYSz3yk50rDOa7LtdaFIlK5UXsU3cqg46i_K3HrjeAA_CYVbLQ80ev5qMjPVKYo1eGbW9r1tgi9xtStQ3WnjmuszowjKq8ukCVJ4hiIm2axZIemT2Q24tKb91k1CxKCjrc0YKT98jWplftiaFDr3dvs09eSCMC5nOf43BQXKOozvpgZgTTS_cNMMqwLO5YFJFp_cLe3k66MzxrGHA', NULL, 'sent', '2027-04-20 12:00:00', NULL, '1', '2027-04-20 12:00:00', '2027-04-20 12:00:00', 'm000000151', 'r000000016', '2027-04-20 12:00:00', NULL, NULL, 'false', NULL, '0', '0', 'true', 'T583WT86P2SM', '2027-04-20 12:00:00.011');
INSERT INTO "Post" ("id", "key", "communityId", "ownerKind", "ownerId", "topic", "subjectKind", "subjectId", "author", "audienceKind", "audienceId", "toKind", "to", "position", "sealedView", "sealedFile", "state", "dueAt", "graceUntil", "tries", "firstTriedAt", "triedAt", "message", "conversation", "sentAt", "problem", "givenUpAt", "pin", "pinnedAt", "revision", "shownRevision", "atLeastOnce", "correlation", "createdAt") VALUES ('yp257uQPBVhX', 'export:GfprJywTjDg4:page', 'rehearsal:c0514358107527', 'export', 'GfprJywTjDg4', 'personal-data.export', 'community', 'rehearsal:c0514358107527', NULL, 'person', 'p000000013', 'person', 'p000000013', '2', 'v1.74d6527a.nMQUS18122CKApzD.LeaV9ivvFbtt0dosgwOpGg.-_3at5AJRijlVDbcyZ0iCOGXAdCm-WMpgtpEUT4cmy5io3F4acYOKhqzaFt9bsnDGUY0Zs9tc__ArGkxe0qdP5r3uRtHcJrbpX7if-9blpwBeJlLJjiwoJvrsCvT7Xlt3oSP1xNh49vtphf8V89H6XZRiX5rllFIe9Sc_4HVT-UOJf-lCHfwKyTsQ8qznQQZJ71bIyhH7-AYguTjdJsgK1qllg', NULL, 'sent', '2027-04-21 14:00:00', '2027-04-21 15:00:00', '1', '2027-04-21 14:00:00', '2027-04-21 14:00:00', NULL, NULL, '2027-04-21 14:00:00', NULL, NULL, 'false', NULL, '0', '0', 'false', 'GB5WG7SNNQC7', '2027-04-21 14:00:00');
INSERT INTO "Power" ("communityId", "power", "holderKind", "holder") VALUES ('rehearsal:c0514358107527', 'facilitator', 'person', 'p000000009');
INSERT INTO "Power" ("communityId", "power", "holderKind", "holder") VALUES ('rehearsal:c0514358107527', 'facilitator', 'person', 'p000000015');
INSERT INTO "Power" ("communityId", "power", "holderKind", "holder") VALUES ('rehearsal:c0514358107527', 'lead', 'person', 'p000000005');
INSERT INTO "Power" ("communityId", "power", "holderKind", "holder") VALUES ('rehearsal:c0514358107527', 'steward', 'person', 'p000000003');
INSERT INTO "Room" ("id", "communityId", "ownerKind", "ownerId", "label", "key", "platformId", "step", "stopped", "checkedAt", "afterwards", "readOnlyAt") VALUES ('B66p9B6tH8pS', 'rehearsal:c0514358107527', 'circle', 'uWa2cq9zvuxn', 'circle-1', '2djc', 'r000000033', 'done', NULL, '2027-04-21 12:00:00', NULL, NULL);
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000009', 'facilitator', 'in', NULL, NULL, NULL);
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000011', 'member', 'in', NULL, NULL, NULL);
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000013', 'member', 'left', NULL, '2027-04-20 12:00:00', 'left');
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000015', 'facilitator', 'in', NULL, NULL, NULL);
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000019', 'member', 'in', NULL, NULL, NULL);
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000021', 'member', 'in', NULL, NULL, NULL);
INSERT INTO "Seat" ("circleId", "person", "role", "state", "problem", "leftAt", "leftHow") VALUES ('uWa2cq9zvuxn', 'p000000023', 'member', 'left', NULL, '2027-04-20 12:00:00', 'gone');
INSERT INTO "Session" ("id", "circleId", "number", "local", "zone", "at", "minutes", "state", "revision", "openedAt", "closedAt") VALUES ('5Xl2CVUckjx5', 'uWa2cq9zvuxn', '2', '2027-04-28T19:30', 'Europe/London', '2027-04-28 18:30:00', '90', 'planned', '3', NULL, NULL);
INSERT INTO "Session" ("id", "circleId", "number", "local", "zone", "at", "minutes", "state", "revision", "openedAt", "closedAt") VALUES ('9kzFRYFBrg99', 'uWa2cq9zvuxn', '4', '2027-05-26T19:30', 'Europe/London', '2027-05-26 18:30:00', '90', 'planned', '3', NULL, NULL);
INSERT INTO "Session" ("id", "circleId", "number", "local", "zone", "at", "minutes", "state", "revision", "openedAt", "closedAt") VALUES ('Ky94O57gLOgd', 'uWa2cq9zvuxn', '6', '2027-06-22T19:00', 'Europe/London', '2027-06-22 18:00:00', '90', 'planned', '3', NULL, NULL);
INSERT INTO "Session" ("id", "circleId", "number", "local", "zone", "at", "minutes", "state", "revision", "openedAt", "closedAt") VALUES ('d6OxqvOny3n4', 'uWa2cq9zvuxn', '1', '2027-03-17T19:30', 'Europe/London', '2027-03-17 19:30:00', '90', 'closed', '1', '2027-03-17 19:15:00', '2027-03-17 21:00:00');
INSERT INTO "Session" ("id", "circleId", "number", "local", "zone", "at", "minutes", "state", "revision", "openedAt", "closedAt") VALUES ('kmmKEjmKtIBQ', 'uWa2cq9zvuxn', '5', '2027-06-08T19:00', 'Europe/London', '2027-06-08 18:00:00', '90', 'planned', '3', NULL, NULL);
INSERT INTO "Session" ("id", "circleId", "number", "local", "zone", "at", "minutes", "state", "revision", "openedAt", "closedAt") VALUES ('yGHPw2VW7vOA', 'uWa2cq9zvuxn', '3', '2027-05-12T19:30', 'Europe/London', '2027-05-12 18:30:00', '90', 'planned', '3', NULL, NULL);
INSERT INTO "Setting" ("key", "value") VALUES ('deleted.left-since', '2027-04-21T14:00:00Z TVyyBKOUWdAU');
INSERT INTO "Setting" ("key", "value") VALUES ('published:rehearsal', 'c73bf0847f80207765418982de7fd978a0200746d02dc0d5ca1b99b6a37b0c50');
INSERT INTO "Setting" ("key", "value") VALUES ('secret-key-canary:74d6527a', 'v1.74d6527a.r1yfRQwwYyaz9h_p.vcB4Ui_lpqDaxP7I1mSx4w.AxAWrFdhLSaisXSR');
INSERT INTO "Strike" ("recordId", "by", "at", "withdrawnBy", "withdrawnAt") VALUES ('o7DGK8Wmlw75', 'p000000009', '2027-03-17 21:30:00', 'p000000005', '2027-03-17 21:30:00');
INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "logs", "rolled_back_at", "started_at", "applied_steps_count") VALUES ('5ac279b2-5732-407d-be61-14b38eb8ab7a', 'a3181f9b4a944e5f813a37e4ce6185130b64f0828ee018c01bb2bd66d15c477f', '2026-12-01 16:35:24.093+00', '20261201161301_first', NULL, NULL, '2026-12-01 16:35:24.063+00', '1');
