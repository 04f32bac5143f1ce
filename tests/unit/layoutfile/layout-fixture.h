/* layout-fixture.h - layout files in a folder of their own, for one test */
#pragma once

#include <glib.h>

#include "layoutfile/layoutfile.h"

typedef struct {
    char *folder; /* owned; removed again */
    RpDiags *diags;
    RpLayoutFinder finder; /* names below `folder`/layouts */
    GPtrArray *names;
} LayoutFixture;

void layout_fixture_open(LayoutFixture *fixture);
void layout_fixture_close(LayoutFixture *fixture);

/* Write `name` ("layouts/a.yaml"). */
void layout_fixture_write(LayoutFixture *fixture, const char *name, const char *text);

/* Load it; NULL when there were faults. Fails the test when the system refused. */
RpLayout *layout_fixture_load(LayoutFixture *fixture, const char *name);

/* Fail the test unless exactly one finding is kept, with this code and place. */
void layout_fixture_assert_one(LayoutFixture *fixture, const char *code, int line, int column);

/* Returns: (borrowed) the findings as text, one a line: "file:line:column code text [hint]". */
char *layout_fixture_findings(LayoutFixture *fixture);
