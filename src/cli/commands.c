#include "cli/command.h"

const command_row command_rows[] = {
    {"run", OF_RUN, "MONTH | FROM..TO | last", "compute and write the month as a draft", "计算并写出当月草稿", cmd_run},
    {"check", OF_CHECK, "[MONTH | FROM..TO | last]", "read and check everything, write nothing", "读取并检查全部输入,不写文件",
     cmd_check},
};
const size_t command_count = sizeof command_rows / sizeof command_rows[0];
