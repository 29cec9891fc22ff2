#include "batch/report_data.h"

#include <algorithm>
#include <unordered_map>

#include "batch/fault.h"
#include "batch/ledger.h"

namespace bianmu::batch {
namespace {

constexpr int kBars = 15;             ///< of a plot
constexpr int kFailures = 100;        ///< that are named, of each code
constexpr int kDoubtful = 50;
constexpr int kSlow = 10;
constexpr std::int64_t kStretches = 60;

/// All rows of documents that were converted, each at its first place only where it counts for time.
constexpr const char* kDone = "from documents where role = 'document' and status = 'done' ";
constexpr const char* kListed =
    "select source, archive_path, coalesce(output, ''), coalesce(title, ''), coalesce(kind, ''), coalesce(code, ''), coalesce(message, ''), "
    "coalesce(confidence, 0), coalesce(least_confidence, 0), coalesce(doubts, 0), attempts, coalesce(pages, 0), coalesce(wall_ms, 0), coalesce(peak_kib, 0) ";

std::vector<Count> counts(Database& ledger, const std::string& query) {
    std::vector<Count> out;
    auto rows = ledger.prepare(query);
    while (rows.step()) {
        out.push_back({rows.text(0), static_cast<std::uint64_t>(rows.number(1))});
    }
    return out;
}

std::vector<Listed> listed(Database& ledger, const std::string& query) {
    std::vector<Listed> out;
    auto rows = ledger.prepare(kListed + query);
    const auto number = [&](int column) { return static_cast<std::uint64_t>(rows.number(column)); };
    while (rows.step()) {
        out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.real(7), rows.real(8), number(9),
                       number(10), number(11), number(12), number(13)});
    }
    return out;
}

void read_sums(Database& ledger, ReportData& out) {
    auto sums = ledger.prepare(
        "select status, count(*), count(same_as), coalesce(sum(pages), 0), coalesce(sum(characters), 0), coalesce(sum(bytes), 0), coalesce(sum(wall_ms), 0), "
        "coalesce(max(peak_kib), 0) from documents where role = 'document' or status = 'failed' group by status");
    while (sums.step()) {
        const std::string status = sums.text(0);
        const auto number = [&](int column) { return static_cast<std::uint64_t>(sums.number(column)); };
        (status == "done" ? out.done : status == "failed" ? out.failed : out.pending) = number(1);
        out.duplicates += number(2);
        out.pages += number(3);
        out.characters += number(4);
        out.bytes += number(5);
        out.wall_ms += number(6);
        out.peak_kib = std::max(out.peak_kib, number(7));
    }
}

void read_runs(Database& ledger, ReportData& out) {
    auto runs = ledger.prepare(
        "select r.id, r.state, r.started, coalesce(r.ended, ''), r.version, r.options, r.output, "
        "max(0, unixepoch(coalesce(r.ended, (select max(settled) from documents d where d.run = r.id), r.started)) - unixepoch(r.started)) from runs r order by r.id");
    while (runs.step()) {
        out.runs.push_back({runs.number(0), runs.text(1), runs.text(2), runs.text(3), runs.text(4), runs.text(5), runs.text(6)});
        out.seconds += static_cast<double>(runs.number(7));
    }
}

/// Of the last run that settled anything.
void read_speed(Database& ledger, ReportData& out) {
    auto span = ledger.prepare(
        "select unixepoch(r.started), max(unixepoch(d.settled)) from documents d join runs r on r.id = d.run where d.run = (select max(run) from documents)");
    std::int64_t first = 0;
    std::int64_t last = 0;
    while (span.step()) {
        first = span.number(0);
        last = span.number(1);
    }
    const std::int64_t stretch = std::max<std::int64_t>(1, (last - first + kStretches) / kStretches);
    out.stretch_seconds = static_cast<double>(stretch);
    std::vector<Count> speed(static_cast<std::size_t>((last - first) / stretch + 1));
    for (std::size_t i = 0; i < speed.size(); ++i) {
        speed[i].label = std::to_string(static_cast<std::int64_t>(i) * stretch) + " s";
    }
    auto rows = ledger.prepare("select (unixepoch(settled) - ?) / ?, count(*) from documents where run = (select max(run) from documents) and settled is not null group by 1");
    rows.with(first, stretch);
    while (rows.step()) {
        const auto at = static_cast<std::size_t>(std::max<std::int64_t>(rows.number(0), 0));
        if (at < speed.size()) {
            speed[at].count += static_cast<std::uint64_t>(rows.number(1));
        }
    }
    out.speed = std::move(speed);
}

/// Years between the first and the last that have no document are shown too, unless they are many.
std::vector<Count> read_years(Database& ledger) {
    const auto found = counts(ledger, std::string("select substr(date, 1, 4), count(*) ") + kDone + "and date glob '[12][0-9][0-9][0-9]*' group by 1 order by 1");
    constexpr int kMostYears = 80;
    if (found.empty() || std::stoi(found.back().label) - std::stoi(found.front().label) >= kMostYears) {
        return found;
    }
    std::vector<Count> out;
    for (const Count& year : found) {
        while (!out.empty() && std::stoi(out.back().label) + 1 < std::stoi(year.label)) {
            out.push_back({std::to_string(std::stoi(out.back().label) + 1), 0});
        }
        out.push_back(year);
    }
    return out;
}

}  // namespace

std::vector<Count> frequent(Database& ledger, const std::string& column) {
    return counts(ledger, "select " + column + ", count(*) " + kDone + "and " + column + " <> '' group by 1 order by 2 desc, 1 limit " + std::to_string(kBars));
}

std::vector<Count> frequent_signs(Database& ledger) {
    std::unordered_map<std::string, std::uint64_t> sums;
    for (const auto& [codes, count] : counts(ledger, std::string("select signs, count(*) ") + kDone + "and signs <> '' group by 1")) {
        for (std::size_t at = 0; at < codes.size();) {
            const std::size_t end = std::min(codes.find(' ', at), codes.size());
            sums[codes.substr(at, end - at)] += count;
            at = end + 1;
        }
    }
    std::vector<Count> out;
    for (const auto& [label, count] : sums) {
        out.push_back({label, count});
    }
    std::sort(out.begin(), out.end(), [](const Count& a, const Count& b) { return a.count != b.count ? a.count > b.count : a.label < b.label; });
    out.resize(std::min<std::size_t>(out.size(), kBars));
    return out;
}

ReportData read_report(Database& ledger) {
    const auto format = counts(ledger, "select value, 0 from meta where name = 'format'");
    if (format.empty() || format.front().label != kLedgerFormat) {
        throw EnvironmentFault("the ledger is of another version of bianmu; batch --resume brings it up to this one");
    }
    ReportData out;
    read_sums(ledger, out);
    read_runs(ledger, out);
    read_speed(ledger, out);
    out.kinds = frequent(ledger, "kind");
    out.media_types = frequent(ledger, kFormatColumn);
    out.origins = frequent(ledger, "origin");
    out.producers = frequent(ledger, "producer");
    out.issuers = frequent(ledger, "issuer");
    out.signs = frequent_signs(ledger);
    out.years = read_years(ledger);
    for (const auto& [code, count] : counts(ledger, "select code, count(*) from documents where status = 'failed' group by 1 order by 2 desc, 1")) {
        out.failures.push_back({code, count, listed(ledger, "from documents where status = 'failed' and code = '" + code + "' order by id limit " + std::to_string(kFailures))});
    }
    out.doubtful = listed(ledger, std::string(kDone) + "and same_as is null order by confidence, least_confidence, id limit " + std::to_string(kDoubtful));
    out.slow = listed(ledger, std::string(kDone) + "order by wall_ms desc, id limit " + std::to_string(kSlow));
    return out;
}

}  // namespace bianmu::batch
