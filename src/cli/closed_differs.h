/*
 * A closed month held against what the inputs give now, person by person and figure by figure, with the reasons.
 */
#ifndef SALESPAY_CLI_CLOSED_DIFFERS_H
#define SALESPAY_CLI_CLOSED_DIFFERS_H

#include "cli/request.h"

/*
 * Prints the differences of the closed month of `paths`, which are its inputs as they are now. Called when there are
 * any. False and reported when it cannot be computed.
 */
bool closed_differs_print(request *r, const month_paths *paths, diagnostics *d);

#endif
