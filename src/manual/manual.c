#include "manual/manual.h"

#include "manual/figures_page.h"
#include "manual/files_page.h"
#include "manual/json_page.h"
#include "manual/messages_page.h"
#include "manual/prose.h"
#include "manual/rules_page.h"

const manual_part manual_parts[] = {
    {"rules", rules_page, "rule files: every section and key", "规则文件：每个节和键"},
    {"files", files_page, "the book, every input and output file and its columns", "账册、每个输入输出文件及其列"},
    {"figures", figures_page, "every figure with its formula", "每个数字及其公式"},
    {"messages", messages_page, "every message code", "每个消息代码"},
    {"json", json_page, "the fields of --json", "--json 的字段"},
};
const size_t manual_part_count = sizeof manual_parts / sizeof *manual_parts;

static const manual_part *part_named(text name)
{
    for (size_t i = 0; i < manual_part_count; i++)
        if (text_is(name, manual_parts[i].name))
            return &manual_parts[i];
    return NULL;
}

bool manual_has_part(text name)
{
    return part_named(name) != NULL;
}

bool manual_topic(page *p, text name)
{
    const manual_part *part = part_named(name);
    if (part) {
        part->write(p);
        return true;
    }
    bool found = rules_topic(p, name);
    found |= files_topic(p, name);
    found |= figures_topic(p, name);
    found |= messages_topic(p, name);
    found |= json_topic(p, name);
    return found;
}

bool manual_rules_topic(page *p, text name)
{
    return rules_topic(p, name);
}

void manual_names(topic_names *names)
{
    for (size_t i = 0; i < manual_part_count; i++)
        topic_names_add(names, manual_parts[i].name);
    rules_names(names);
    files_names(names);
    figures_names(names);
    messages_names(names);
    json_names(names);
}

/* The lines that every man page begins with. */
static void write_name(page *p, const char *name, const char *version, const char *what)
{
    page_title(p, name, 5, version);
    page_heading(p, page_words(p, "NAME", "名称"));
    page_paragraph(p, "%s - %s", name, what);
}

static void write_references(page *p, const char *others)
{
    page_heading(p, page_words(p, "SEE ALSO", "参见"));
    page_paragraph(p, "%s", others);
}

void manual_rules_page(page *p, const char *version)
{
    write_name(p, "salespay-rules", version, page_words(p, "the pay rules of salespay", "salespay 的薪酬规则"));
    rules_page(p);
    write_references(p, "`salespay`(1), `salespay-files`(5)");
}

void manual_files_page(page *p, const char *version)
{
    write_name(p, "salespay-files", version,
               page_words(p, "the files, figures and messages of salespay", "salespay 的文件、数字和消息"));
    files_page(p);
    figures_page(p);
    messages_page(p);
    json_page(p);
    write_references(p, "`salespay`(1), `salespay-rules`(5)");
}
