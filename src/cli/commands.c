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
    {"diff", OF_DIFF, "A [B]", 1, 2, MESSAGE_OPERANDS_MISSING,
     "show what differs between two months, folders or rules, and why", "比较两个月份、文件夹或规则的差异及原因", cmd_diff},
    {"status", OF_STATUS, "", 0, 0, MESSAGE_OPERANDS_MISSING,
     "show how each month of the book stands", "显示账册各月的状态", cmd_status},
    {"history", OF_HISTORY, "PERSON", 1, 1, MESSAGE_OPERANDS_MISSING,
     "show a person's months, and the risk fund as a ledger", "显示某人各月的数字和风险金明细账", cmd_history},
    {"report", OF_REPORT, "MONTH | FROM..TO | last", 1, 1, MESSAGE_MONTH_OPERAND_MISSING,
     "write the month for people: a workbook, a text", "写出供人阅读的报表：工作簿、文本", cmd_report},
    {"help", OF_HELP, "[TOPIC]", 0, 1, MESSAGE_OPERANDS_MISSING,
     "show the manual: of a command, key, column, figure, message …", "查看手册：命令、规则键、列、数字、消息等", cmd_help},
};
const size_t command_count = sizeof command_rows / sizeof command_rows[0];
