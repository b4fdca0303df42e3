/*
 * The program's version, as manifests and `--version` say it: "0.1.0".
 */
#ifndef SALESPAY_OUTPUT_VERSION_H
#define SALESPAY_OUTPUT_VERSION_H

const char *program_version(void);

#endif
