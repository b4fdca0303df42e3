#include "cli/command.h"

const command_row command_rows[] = {
    {"init", OF_INIT, "DIR", 1, 1, MESSAGE_OPERANDS_MISSING, "write a new book with a made-up month to try",
     "新建账册，附带一个可试算的示例月份", cmd_init},
    {"check", OF_CHECK, "[MONTH | FROM..TO | last]", 0, 1, MESSAGE_MONTH_OPERAND_MISSING,
     "read and check everything, write nothing", "读取并检查全部输入，不写文件", cmd_check},
    {"run", OF_RUN, "MONTH | FROM..TO | last", 1, 1, MESSAGE_MONTH_OPERAND_MISSING,
     "compute and write the month as a draft", "计算并写出当月草稿", cmd_run},
    {"close", OF_CLOSE, "MONTH | last", 1, 1, MESSAGE_MONTH_OPERAND_MISSING,
     "seal the month's draft with its inputs, for good", "将当月草稿连同输入一起封存关账", cmd_close},
    {"reopen", OF_REOPEN, "MONTH", 1, 1, MESSAGE_MONTH_OPERAND_MISSING,
     "make the latest closed month a draft again", "重新打开最近关账的月份", cmd_reopen},
    {"verify", OF_VERIFY, "[MONTH | FROM..TO]", 0, 1, MESSAGE_MONTH_OPERAND_MISSING,
     "hold the closed months against their seals, and compute them again", "核对已关账月份的封存并重新计算", cmd_verify},
    {"explain", OF_EXPLAIN, "MONTH PERSON [COLUMN]", 2, 3, MESSAGE_OPERANDS_MISSING,
     "tell where each figure of a person comes from", "说明某人每个数字的来历", cmd_explain},
    {"help", OF_HELP, "[TOPIC]", 0, 1, MESSAGE_OPERANDS_MISSING,
     "show the manual: of a command, key, column, figure, message …", "查看手册：命令、规则键、列、数字、消息等", cmd_help},
};
const size_t command_count = sizeof command_rows / sizeof command_rows[0];
