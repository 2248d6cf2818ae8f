-- What people see of background work; db-scheduler's own table says which node runs it.
create table job (
  id               uuid primary key,
  kind             varchar(40) not null,
  -- What it works on, and the object that this belongs to.
  subject_id       uuid not null,
  object_id        uuid not null,
  title            varchar(400) not null,
  state            varchar(20) not null,
  -- Grows with each start, so that a run that was taken for dead can't go on beside its successor.
  run              integer not null,
  failures         integer not null,
  done             bigint not null,
  total            bigint not null,
  run_started_done bigint not null,
  run_started_at   timestamp(6) with time zone,
  created_at       timestamp(6) with time zone not null,
  created_by       varchar(240) not null,
  created_by_id    uuid,
  started_at       timestamp(6) with time zone,
  ended_at         timestamp(6) with time zone,
  failure          varchar(60),
  failure_args     varchar(400),
  incident         varchar(36)
);

create index job_by_state on job (state, id);
create index job_by_creation on job (created_at);

-- As db-scheduler documents it, in types that both databases can index.
create table scheduled_tasks (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            bytea,
  execution_time       timestamp(6) with time zone not null,
  picked               boolean not null,
  picked_by            varchar(200),
  last_success         timestamp(6) with time zone,
  last_failure         timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp(6) with time zone,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
