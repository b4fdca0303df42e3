/*
 * Prints every row that the manual is written from, an object a line. The tests hold the man pages, help, completion
 * and what the program prints against these.
 */
#include <stdio.h>

#include "calc/figures.h"
#include "cli/command.h"
#include "cli/program_page.h"
#include "io/json.h"
#include "manual/json_page.h"
#include "manual/manual.h"
#include "model/adjustment.h"
#include "output/file_columns.h"
#include "rules/keys.h"

static void field(const char *name, const char *value)
{
    json_text(stdout, name, text_of(value ? value : ""));
}

static void both(const char *english, const char *chinese)
{
    field("en", english);
    field("zh", chinese);
}

static void print_commands(void)
{
    for (size_t i = 0; i < command_count; i++) {
        const char *name = command_rows[i].name;
        json_begin(stdout, "command");
        field("name", name);
        field("operands", command_rows[i].operands);
        both(command_rows[i].english, command_rows[i].chinese);
        field("more_en", command_details(name, LANGUAGE_ENGLISH));
        field("more_zh", command_details(name, LANGUAGE_CHINESE));
        json_end(stdout);
    }
    for (int i = 0; i < OPTION_COUNT; i++) {
        const char letter[] = {option_rows[i].letter, '\0'};
        text commands[32], choices[8];
        size_t count = 0, choice_count = 0;
        for (size_t c = 0; c < command_count; c++)
            if (option_rows[i].commands & command_rows[c].bit)
                commands[count++] = text_of(command_rows[c].name);
        const char *const *choice = option_choices((option_id)i);
        for (; choice && *choice; choice++)
            choices[choice_count++] = text_of(*choice);
        json_begin(stdout, "option");
        field("name", option_rows[i].name);
        field("letter", letter);
        field("argument", option_rows[i].argument);
        both(option_rows[i].english, option_rows[i].chinese);
        json_texts(stdout, "commands", commands, count);
        json_texts(stdout, "choices", choices, choice_count);
        json_end(stdout);
    }
    for (size_t i = 0; i < manual_part_count; i++) {
        json_begin(stdout, "part");
        field("name", manual_parts[i].name);
        both(manual_parts[i].english, manual_parts[i].chinese);
        json_end(stdout);
    }
}

static void print_rules(void)
{
    for (size_t i = 0; i < SECTION_KIND_COUNT; i++) {
        json_begin(stdout, "section");
        field("name", rule_sections[i].name);
        field("part", rule_sections[i].name_part);
        both(rule_sections[i].english, rule_sections[i].chinese);
        json_end(stdout);
    }
    for (size_t i = 0; i < rule_key_count; i++) {
        const rule_key *key = &rule_keys[i];
        text choices[RULE_CHOICES_MAX];
        size_t count = 0;
        for (; key->choices[count]; count++)
            choices[count] = text_of(key->choices[count]);
        json_begin(stdout, "key");
        field("section", rule_sections[key->section].name);
        field("name", key->key);
        json_number(stdout, "kind", key->type);
        json_boolean(stdout, "required", key->required);
        field("default", key->default_text);
        field("example", key->example);
        json_texts(stdout, "choices", choices, count);
        both(key->english, key->chinese);
        json_end(stdout);
    }
}

static void print_columns(const char *type, const char *file, const column_table *table)
{
    for (size_t i = 0; table && i < table->count; i++) {
        json_begin(stdout, type);
        field("file", file);
        field("name", table->columns[i].key);
        field("chinese", table->columns[i].chinese);
        both(table->columns[i].english_doc, table->columns[i].chinese_doc);
        json_end(stdout);
    }
}

static void print_output_file(const char *type, const output_file *file)
{
    json_begin(stdout, type);
    field("name", file->name);
    json_boolean(stdout, "figures", file->figures);
    json_boolean(stdout, "items", file->items != NULL);
    both(file->english, file->chinese);
    json_end(stdout);
    print_columns("output_column", file->name, file->columns);
    print_columns("output_item", file->name, file->items);
}

static void print_files(void)
{
    for (size_t i = 0; i < people_write_count; i++)
        print_columns("input_column", people_write[i]->kind, people_write[i]);
    for (size_t i = 0; i < output_file_count; i++)
        print_output_file("output_file", &output_files[i]);
    for (size_t i = 0; i < closed_file_count; i++)
        print_output_file("closed_file", &closed_files[i]);
    for (adjustment_kind kind = 0; kind < ADJUSTMENT_KIND_COUNT; kind++) {
        json_begin(stdout, "kind");
        field("name", adjustment_kind_name(kind, LANGUAGE_ENGLISH));
        field("chinese", adjustment_kind_name(kind, LANGUAGE_CHINESE));
        json_end(stdout);
    }
}

static void print_figure(const char *name, const char *english, const char *chinese, const char *formula, bool column)
{
    json_begin(stdout, "figure");
    field("name", name);
    both(english, chinese);
    field("formula", formula);
    json_boolean(stdout, "column", column);
    json_end(stdout);
}

static void print_figures(void)
{
    char name[128];
    for (figure f = 0; f < FIGURE_COUNT; f++)
        print_figure(figure_key(f), figure_label(f, LANGUAGE_ENGLISH), figure_label(f, LANGUAGE_CHINESE),
                     figure_formula(f), figure_is_payslip_column(f));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++) {
        snprintf(name, sizeof name, "contract.%s", contract_figure_key(f));
        print_figure(name, contract_figure_label(f, LANGUAGE_ENGLISH), contract_figure_label(f, LANGUAGE_CHINESE),
                     contract_figure_formula(f), false);
    }
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++) {
        snprintf(name, sizeof name, "line.%s", line_figure_key(f));
        print_figure(name, line_figure_label(f, LANGUAGE_ENGLISH), line_figure_label(f, LANGUAGE_CHINESE),
                     line_figure_formula(f), false);
    }
}

static void print_messages(void)
{
    for (message_code code = 0; code < MESSAGE_COUNT; code++) {
        json_begin(stdout, "message");
        field("name", message_name(code));
        both(message_template(code, LANGUAGE_ENGLISH), message_template(code, LANGUAGE_CHINESE));
        json_end(stdout);
    }
}

static void print_json(void)
{
    for (size_t i = 0; i < json_object_count; i++) {
        json_begin(stdout, "json_object");
        field("name", json_object_rows[i].name);
        json_boolean(stdout, "nested", json_object_rows[i].nested);
        both(json_object_rows[i].english, json_object_rows[i].chinese);
        json_end(stdout);
    }
    for (size_t i = 0; i < json_field_count; i++) {
        const json_field_row *row = &json_field_rows[i];
        json_begin(stdout, "json_field");
        field("object", row->object);
        field("name", row->name);
        field("holds", json_type_name(row->type, LANGUAGE_ENGLISH));
        field("of", row->of);
        json_boolean(stdout, "always", row->always);
        both(row->english, row->chinese);
        json_end(stdout);
    }
}

int main(void)
{
    print_commands();
    print_rules();
    print_files();
    print_figures();
    print_messages();
    print_json();
    return fflush(stdout) == 0 ? 0 : 1;
}
