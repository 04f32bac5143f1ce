/* progress-fixture.h - a progress set made by hand, so that wording is tested without arithmetic */
#pragma once

#include "progress/progress.h"

/* A target and how it stands. Texts are decimals; NULL is unknown. */
typedef struct {
    const char *name, *short_name, *unit;
    RpComparator comparator;
    const char *target, *phrase;
    RpStatus status;
    const char *base, *value;
    double completion; /* percent; NAN unknown */
    double lead;       /* months */
} FixtureItem;

typedef struct {
    RpDataset *dataset;
    RpProgressSet *set;
} ProgressFixture;

/* A plan of Qinghai, 2016-01 to 2020-12, as of `period` ("2018-06"). */
void progress_fixture_open(ProgressFixture *fixture, const char *period);

/* Append a target; its id is "t1", "t2" ... Returns: (borrowed) the item, to be changed at will
 * until the next one is added. */
RpProgress *progress_fixture_add(ProgressFixture *fixture, const FixtureItem *from);

/* The target of an item may be changed too. */
RpTarget *progress_fixture_target(ProgressFixture *fixture, guint i);

/* Give the item a datum of its own with a source. */
RpObservation *progress_fixture_observe(ProgressFixture *fixture, guint i, const char *source);

void progress_fixture_close(ProgressFixture *fixture);

/* Six targets in six states, for tests that need something to show. */
void progress_fixture_add_six(ProgressFixture *fixture);
