#include "cli/command.h"

const command_row command_rows[] = {
    {"run", OF_RUN, "MONTH | FROM..TO | last", 1, 1, "compute and write the month as a draft", "计算并写出当月草稿", cmd_run},
    {"check", OF_CHECK, "[MONTH | FROM..TO | last]", 0, 1, "read and check everything, write nothing", "读取并检查全部输入,不写文件",
     cmd_check},
    {"explain", OF_EXPLAIN, "MONTH PERSON [COLUMN]", 2, 3, "tell where each figure of a person comes from", "说明某人每个数字的来历",
     cmd_explain},
};
const size_t command_count = sizeof command_rows / sizeof command_rows[0];
