/* salespay: commissions and payroll. Everything is in the command table. */
#include "cli/command.h"

int main(int argc, char **argv)
{
    return cli_main(argc, argv);
}
