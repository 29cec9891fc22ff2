#include "batch/status.h"

#include <unistd.h>

#include "batch/database.h"
#include "batch/fault.h"

namespace bianmu::batch {
namespace {

using model::Code;
using model::fail;

constexpr const char* kShown = "source || case archive_path when '' then '' else '!/' || archive_path end";

/// What a ledger says of one place.
struct Row {
    bool is_there = false;
    std::string source, inner, place, status, code, digest;
};

class Rows {
public:
    explicit Rows(Database& database)
        : query_(database.prepare(std::string("select source, archive_path, ") + kShown +
                                  ", status, coalesce(code, ''), coalesce(result_sha256, '') from documents where role = 'document' or status = 'failed' "
                                  "order by source, archive_path")) {}
    Row next() {
        Row out;
        if (is_open_ && query_.step()) {
            out = {true, query_.text(0), query_.text(1), query_.text(2), query_.text(3), query_.text(4), query_.text(5)};
        } else {
            is_open_ = false;
        }
        return out;
    }

private:
    Statement query_;
    bool is_open_ = true;
};

/// Empty `what` if they are the same.
Difference difference(const Row& before, const Row& after) {
    Difference out{"", before.place, ""};
    if (before.status != after.status) {
        out.what = after.status == "done" ? "now done" : after.status == "failed" ? "now failed" : "now waiting";
        out.detail = before.code + after.code;
    } else if (before.code != after.code) {
        out.what = "other reason";
        out.detail = before.code + " before, " + after.code + " after";
    } else if (before.digest != after.digest) {
        out.what = "changed";
    }
    return out;
}

Status read(Database& database) {
    Status out;
    auto sums = database.prepare("select status, count(*), count(same_as) from documents where role = 'document' or status = 'failed' group by status");
    while (sums.step()) {
        const std::string status = sums.text(0);
        (status == "done" ? out.done : status == "failed" ? out.failed : out.pending) = static_cast<std::uint64_t>(sums.number(1));
        out.duplicates += static_cast<std::uint64_t>(sums.number(2));
    }
    auto codes = database.prepare("select code, count(*) from documents where status = 'failed' group by code order by count(*) desc, code");
    while (codes.step()) {
        out.codes.emplace_back(codes.text(0), static_cast<std::uint64_t>(codes.number(1)));
    }
    auto runs = database.prepare("select id, state, started, coalesce(ended, ''), version, options, output from runs order by id");
    while (runs.step()) {
        out.runs.push_back({runs.number(0), runs.text(1), runs.text(2), runs.text(3), runs.text(4), runs.text(5), runs.text(6)});
    }
    auto failures = database.prepare(std::string("select ") + kShown + ", code, message, attempts from documents where status = 'failed' order by id");
    while (failures.step()) {
        out.failures.push_back({failures.text(0), failures.text(1), failures.text(2), static_cast<std::uint64_t>(failures.number(3))});
    }
    return out;
}

std::uint64_t compare(Database& before, Database& after, const std::function<void(const Difference&)>& take) {
    Rows left_rows(before);
    Rows right_rows(after);
    Row left = left_rows.next();
    Row right = right_rows.next();
    std::uint64_t same = 0;
    while (left.is_there || right.is_there) {
        const auto key = [](const Row& row) { return std::pair<const std::string&, const std::string&>(row.source, row.inner); };
        if (!right.is_there || (left.is_there && key(left) < key(right))) {
            take({"only before", left.place, left.code});
            left = left_rows.next();
        } else if (!left.is_there || key(right) < key(left)) {
            take({"only after", right.place, right.code});
            right = right_rows.next();
        } else {
            const Difference found = difference(left, right);
            found.what.empty() ? static_cast<void>(++same) : take(found);
            left = left_rows.next();
            right = right_rows.next();
        }
    }
    return same;
}

}  // namespace

model::Result<Database> open_ledger(const std::string& path) {
    if (::access(path.c_str(), F_OK) != 0) {
        return fail(Code::not_found, "there is no such ledger; check the name");
    }
    try {
        Database ledger(path, DatabaseMode::read);
        ledger.prepare("select 1 from meta, runs, documents limit 0").step();
        return ledger;
    } catch (const EnvironmentFault& fault) {
        // Its words begin with the file's name.
        const std::string said = fault.what();
        return fail(Code::environment, "cannot be read as the ledger of a batch, such as out.ledger.sqlite (" + said.substr(said.find(": ") + 2) + ")");
    }
}

model::Result<Status> read_status(const std::string& ledger) {
    return without_faults([&] { return open_ledger(ledger).map([](Database database) { return read(database); }); });
}

model::Result<std::uint64_t> compare_ledgers(const std::string& before, const std::string& after, const std::function<void(const Difference&)>& take) {
    const auto open_named = [](const std::string& ledger) {
        return open_ledger(ledger).map_error([&](const model::Error& error) { return model::Error{error.code, ledger + ": " + error.message}; });
    };
    return without_faults([&] {
        return open_named(before).and_then([&](Database first) {
            return open_named(after).map([&](Database second) { return compare(first, second, take); });
        });
    });
}

}  // namespace bianmu::batch
