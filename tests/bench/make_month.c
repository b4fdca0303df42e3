/*
 * Makes a book's month of payments for the benchmark: the same bytes for the same numbers, and
 * quick, since ten million rows are wanted.
 *
 *   make_month BOOK MONTH ROWS PEOPLE CONTRACTS FIRST [repeat]
 *
 * writes BOOK/payments/MONTH.csv, BOOK/staff.csv and BOOK/contracts.csv; the folders are there.
 * Each payment is on one of CONTRACTS contracts, drawn at random, and bears its owner, product and
 * prices; its number is that of row FIRST + i through a permutation of 32 bits, so that numbers
 * never repeat and come in no order. With `repeat` the last row bears the number of the first.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED          UINT64_C(20260701)
#define ROW_BYTES_MAX 160
#define DAYS          28 /* of any month */

static const char *const PRODUCTS[] = {"KFR-26G", "KFR-35G", "KFR-72L", "柜式空调", "冰箱", "挂机",
                                       "柜机",    "FAN2",    "安装",    "AC15",     "HEAT"};
#define PRODUCT_COUNT (sizeof PRODUCTS / sizeof PRODUCTS[0])

struct plan {
    const char *book;
    const char *month;
    uint64_t rows;
    uint64_t people;
    uint64_t contracts;
    uint64_t first;
    bool repeat;
};

/* What the payments on a contract have in common; prices in fen. */
struct contract {
    uint64_t owner;
    const char *product;
    uint64_t list_price;
    uint64_t contract_price;
};

/* The next number of a splitmix64 generator that stands at `state`. */
static uint64_t random_next(uint64_t *state)
{
    uint64_t x = (*state += UINT64_C(0x9e3779b97f4a7c15));
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

/* From 0 to below `bound`, which is under 2^32. */
static uint64_t random_below(uint64_t *state, uint64_t bound)
{
    return ((random_next(state) >> 32) * bound) >> 32;
}

/* A permutation of the numbers of 32 bits: each step can be undone. */
static uint32_t shuffled(uint32_t x)
{
    x ^= x >> 16;
    x *= UINT32_C(0x85ebca6b);
    x ^= x >> 13;
    x *= UINT32_C(0xc2b2ae35);
    return x ^ (x >> 16);
}

static struct contract contract_at(const struct plan *plan, uint64_t index)
{
    uint64_t state = SEED ^ (index << 20);
    struct contract made = {.owner = index % plan->people};
    made.product = PRODUCTS[random_below(&state, PRODUCT_COUNT)];
    made.list_price = 10000 + random_below(&state, 390000);
    /* From 90% to 130% of the list price: a quarter of them have no excess. */
    made.contract_price = made.list_price * (900 + random_below(&state, 401)) / 1000;
    return made;
}

static char *put_text(char *at, const char *text)
{
    size_t size = strlen(text);
    memcpy(at, text, size);
    return at + size;
}

/* At least `width` digits. */
static char *put_number(char *at, uint64_t number, int width)
{
    char digits[20];
    int count = 0;
    while (number > 0 || count < width) {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    }
    while (count > 0)
        *at++ = digits[--count];
    return at;
}

static char *put_fen(char *at, uint64_t fen)
{
    at = put_number(at, fen / 100, 1);
    *at++ = '.';
    return put_number(at, fen % 100, 2);
}

static char *put_coded(char *at, char letter, uint64_t number, int width)
{
    *at++ = letter;
    at = put_number(at, number, width);
    *at++ = ',';
    return at;
}

static char *put_payment(char *at, const struct plan *plan, uint64_t row)
{
    uint64_t numbered = plan->repeat && row + 1 == plan->rows ? 0 : row;
    uint64_t state = SEED + (plan->first + row) * UINT64_C(0x632be59bd9b4e019);
    uint64_t index = random_below(&state, plan->contracts);
    struct contract contract = contract_at(plan, index);
    at = put_coded(at, 'P', shuffled((uint32_t)(plan->first + numbered)), 10);
    at = put_text(at, plan->month);
    *at++ = '-';
    at = put_number(at, 1 + random_below(&state, DAYS), 2);
    *at++ = ',';
    at = put_coded(at, 'E', contract.owner, 5);
    at = put_coded(at, 'C', index, 6);
    at = put_text(at, contract.product);
    *at++ = ',';
    at = put_number(at, 1 + random_below(&state, 40), 1);
    *at++ = ',';
    at = put_fen(at, contract.list_price);
    *at++ = ',';
    at = put_fen(at, contract.contract_price);
    *at++ = ',';
    at = put_fen(at, 100 + random_below(&state, 4000000));
    *at++ = '\n';
    return at;
}

static char *put_person(char *at, const struct plan *plan, uint64_t person)
{
    (void)plan;
    at = put_coded(at, 'E', person, 5);
    at = put_text(at, "销售");
    at = put_number(at, person, 1);
    return put_text(at, person % 3 == 0 ? ",senior,2015-01-01\n" : ",junior,2015-01-01\n");
}

/* The quantity is so large that nothing is ever overpaid. */
static char *put_contract(char *at, const struct plan *plan, uint64_t index)
{
    struct contract contract = contract_at(plan, index);
    at = put_coded(at, 'C', index, 6);
    at = put_coded(at, 'E', contract.owner, 5);
    at = put_text(at, "2015-01-01,1000000000,");
    at = put_fen(at, contract.list_price);
    *at++ = ',';
    at = put_fen(at, contract.contract_price);
    *at++ = '\n';
    return at;
}

typedef char *(*put_row)(char *at, const struct plan *plan, uint64_t row);

static bool write_file(const struct plan *plan, const char *name, const char *header, uint64_t rows,
                       put_row put)
{
    static char buffer[1 << 20];
    char *at = put_text(buffer, header);
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s.csv", plan->book, name);
    FILE *out = length > 0 && (size_t)length < sizeof path ? fopen(path, "wb") : NULL;
    bool good = out != NULL;
    for (uint64_t row = 0; good && row < rows; row++) {
        at = put(at, plan, row);
        if ((size_t)(at - buffer) > sizeof buffer - ROW_BYTES_MAX) {
            good = fwrite(buffer, 1, (size_t)(at - buffer), out) == (size_t)(at - buffer);
            at = buffer;
        }
    }
    good = good && fwrite(buffer, 1, (size_t)(at - buffer), out) == (size_t)(at - buffer);
    if (out != NULL && fclose(out) != 0)
        good = false;
    if (!good)
        fprintf(stderr, "make_month: %s: %s\n", path, strerror(errno));
    return good;
}

static bool parse_count(const char *text, uint64_t most, uint64_t *count)
{
    char *end;
    errno = 0;
    *count = strtoumax(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && *count <= most;
}

static bool parse_plan(int argc, char **argv, struct plan *plan)
{
    if (argc < 7 || argc > 8 || strlen(argv[2]) != 7)
        return false;
    plan->book = argv[1];
    plan->month = argv[2];
    plan->repeat = argc == 8;
    return parse_count(argv[3], UINT32_MAX, &plan->rows) &&
           parse_count(argv[4], UINT32_MAX, &plan->people) && plan->people > 0 &&
           parse_count(argv[5], UINT32_MAX, &plan->contracts) && plan->contracts > 0 &&
           parse_count(argv[6], UINT32_MAX - plan->rows, &plan->first);
}

int main(int argc, char **argv)
{
    struct plan plan;
    char payments[32];
    if (!parse_plan(argc, argv, &plan)) {
        fputs("usage: make_month BOOK MONTH ROWS PEOPLE CONTRACTS FIRST [repeat]\n", stderr);
        return 2;
    }
    (void)snprintf(payments, sizeof payments, "payments/%s", plan.month);
    bool good =
        write_file(&plan, payments,
                   "payment_id,date,employee_id,contract_id,product,quantity,list_price,"
                   "contract_price,amount\n",
                   plan.rows, put_payment) &&
        write_file(&plan, "staff", "employee_id,name,grade,hired\n", plan.people, put_person) &&
        write_file(&plan, "contracts",
                   "contract_id,employee_id,signed,quantity,list_price,contract_price\n",
                   plan.contracts, put_contract);
    return good ? 0 : 1;
}
