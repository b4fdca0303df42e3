/* Prints the code of every message, a line each: the golden tests hold one case at least for each. */
#include <stdio.h>

int main(void)
{
#define MESSAGE(id, code, severity, english, chinese) puts(code);
#include "base/messages.def"
#undef MESSAGE
    return 0;
}
