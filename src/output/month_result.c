#include "output/month_result.h"

uint64_t month_result_persons(const month_result *result)
{
    uint64_t persons = 0;
    for (size_t i = 0; i < result->facts->people->count; i++)
        persons += result->settlement->payslips[i].issued;
    return persons;
}

int128 month_result_sum(const month_result *result, figure f)
{
    int128 sum = 0;
    for (size_t i = 0; i < result->facts->people->count; i++)
        if (result->settlement->payslips[i].issued)
            sum += result->settlement->payslips[i].figures[f].fen;
    return sum;
}

void month_result_sums(const month_result *result, int128 sums[FIGURE_COUNT])
{
    for (figure f = 0; f < FIGURE_COUNT; f++)
        sums[f] = 0;
    for (size_t i = 0; i < result->facts->people->count; i++) {
        const payslip *slip = &result->settlement->payslips[i];
        for (figure f = 0; slip->issued && f < FIGURE_COUNT; f++)
            sums[f] += slip->figures[f].fen;
    }
}
