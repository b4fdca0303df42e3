/*
 * The library's temporary files. It writes each part of a workbook into one before it packs it, and never looks whether
 * a write failed: on a full disk it would hand out a workbook that is cut off, and call it well made. So the function
 * that opens them is ours: this module comes before the library wherever the dynamic linker looks for a name.
 *
 * The files are the library's own otherwise: without a name, in TMPDIR or /tmp, gone when they are closed.
 */
#ifndef SALESPAY_XLSX_TEMPORARY_H
#define SALESPAY_XLSX_TEMPORARY_H

/* Before a workbook. */
void temporary_begin(void);

/* After it was closed: errno of the first write that failed, or 0. */
int temporary_failure(void);

#endif
