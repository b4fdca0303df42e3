/*
 * What settling found odd or wrong, and what the labour law asks, put into messages at the input row that it is about.
 */
#ifndef SALESPAY_MONTH_FINDINGS_H
#define SALESPAY_MONTH_FINDINGS_H

#include "base/diagnostics.h"
#include "model/payslip.h"

void findings_report(const settle_facts *facts, const settlement *settled, diagnostics *d);

#endif
