#include "output/month_result.h"

#include <pthread.h>

#include "base/parallel.h"

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

/* What the threads share. */
typedef struct {
    const payslip *payslips;
    pthread_mutex_t adding; /* guards the sums */
    int128 *sums;
} summing;

static void sum_part(void *closure, size_t from, size_t to)
{
    summing *const all = closure;
    int128 part[FIGURE_COUNT] = {0};
    for (size_t i = from; i < to; i++)
        for (figure f = 0; all->payslips[i].issued && f < FIGURE_COUNT; f++)
            part[f] += all->payslips[i].figures[f].fen;
    pthread_mutex_lock(&all->adding);
    for (figure f = 0; f < FIGURE_COUNT; f++)
        all->sums[f] += part[f];
    pthread_mutex_unlock(&all->adding);
}

void month_result_sums(const month_result *result, int128 sums[FIGURE_COUNT])
{
    summing all = {.payslips = result->settlement->payslips, .sums = sums};
    for (figure f = 0; f < FIGURE_COUNT; f++)
        sums[f] = 0;
    pthread_mutex_init(&all.adding, NULL);
    parallel_each(result->threads > 0 ? result->threads : 1, result->facts->people->count, sum_part, &all);
    pthread_mutex_destroy(&all.adding);
}
