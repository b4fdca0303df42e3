#include "output/version.h"

const char *program_version(void)
{
    return SALESPAY_VERSION;
}
