#include "batch/report.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "batch/database.h"
#include "batch/fault.h"
#include "batch/report_data.h"
#include "batch/report_plot.h"
#include "batch/status.h"
#include "model/hexadecimal.h"
#include "report_style.h"

namespace bianmu::batch {
namespace {

namespace fs = std::filesystem;
using model::Code;
using model::fail;

constexpr std::size_t kOpen = 10;   ///< failures of a code that are shown without being asked for

std::string decimals(double value, int count) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f", count, value);
    return text.data();
}

std::string duration(double seconds) {
    const auto whole = static_cast<long>(seconds);
    return whole < 100    ? std::to_string(whole) + " s"
           : whole < 6000 ? std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s"
                          : std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

std::string mebibytes(std::uint64_t kib) {
    return grouped(kib >> 10U) + " MiB";
}

/// Writes the page; links go from the folder in which it will lie.
class Page {
public:
    Page(const ReportData& data, const std::string& page) : data_(data), folder_(fs::absolute(page).parent_path()) {}

    std::string take() {
        out_ = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Batch: " + html(output()) +
               "</title>\n<style>\n" + std::string(embedded::kReportStyle) + "</style></head><body>\n";
        head();
        panels();
        failures();
        documents("The least certain documents", data_.doubtful, {"confidence", "least", "doubts"}, [](const Listed& row) {
            return std::array{decimals(row.confidence, 2), decimals(row.least_confidence, 2), grouped(row.doubts)};
        });
        documents("The slowest documents", data_.slow, {"seconds", "peak", "pages"}, [](const Listed& row) {
            return std::array{decimals(static_cast<double>(row.wall_ms) / 1000, 2), mebibytes(row.peak_kib), grouped(row.pages)};
        });
        runs();
        return std::move(out_) + "</body></html>\n";
    }

private:
    [[nodiscard]] std::string output() const { return data_.runs.empty() ? "" : data_.runs.back().output; }

    void head() {
        out_ += "<h1>" + html(output()) + "</h1>\n";
        if (!data_.runs.empty()) {
            const RunRow& run = data_.runs.back();
            out_ += "<p class=\"soft\">" + html(run.state) + ", " + html(run.started) + (run.ended.empty() ? "" : " to " + html(run.ended)) + ", bianmu " + html(run.version) + "</p>\n";
        }
        const double settled = static_cast<double>(data_.done + data_.failed);
        out_ += "<div class=\"sums\">";
        sum(grouped(data_.done), "documents done");
        sum(grouped(data_.failed), "failed", data_.failed > 0);
        if (data_.pending > 0) {
            sum(grouped(data_.pending), "waiting");
        }
        sum(grouped(data_.duplicates), "of the done are duplicates");
        sum(grouped(data_.pages), "pages");
        sum(grouped(data_.characters), "characters");
        sum(grouped(data_.bytes >> 20U) + " MiB", "of sources");
        sum(duration(data_.seconds), "on the clock");
        if (data_.seconds > 0) {
            sum(decimals(settled / data_.seconds, 1), "documents a second");
        }
        sum(duration(static_cast<double>(data_.wall_ms) / 1000), "of workers");
        sum(mebibytes(data_.peak_kib), "peak of a worker");
        out_ += "</div>\n";
    }

    void sum(const std::string& value, std::string_view name, bool is_bad = false) {
        out_ += std::string("<div class=\"sum\"><b") + (is_bad ? " class=\"bad\"" : "") + ">" + value + "</b><span>" + std::string(name) + "</span></div>";
    }

    void panels() {
        out_ += "<h2>What it is</h2><div class=\"panels\">\n";
        panel("Kinds", lying_bars(data_.kinds), data_.kinds);
        panel("Years", standing_bars(data_.years, "documents"), data_.years);
        panel("Issuers", lying_bars(data_.issuers), data_.issuers);
        panel("Producers", lying_bars(data_.producers), data_.producers);
        panel("Formats", lying_bars(data_.media_types), data_.media_types);
        panel("Origins", lying_bars(data_.origins), data_.origins);
        panel("Doubts, by the documents that have them", lying_bars(data_.signs), data_.signs);
        panel("Speed of the last run", standing_bars(data_.speed, "documents in each " + duration(data_.stretch_seconds)), data_.speed);
        out_ += "</div>\n";
    }

    void panel(std::string_view name, const std::string& plot, const std::vector<Count>& bars) {
        if (!bars.empty()) {
            out_ += "<div class=\"panel\"><h3>" + std::string(name) + "</h3>" + plot + "</div>\n";
        }
    }

    void failures() {
        if (data_.failures.empty()) {
            return;
        }
        out_ += "<h2>What failed</h2>\n";
        for (const FailureGroup& group : data_.failures) {
            out_ += std::string(group.first.size() <= kOpen ? "<details open>" : "<details>") + "<summary><b>" + html(group.code) + "</b> " + grouped(group.count) + "</summary><table><tr><th>document</th><th>why</th></tr>\n";
            for (const Listed& row : group.first) {
                out_ += "<tr><td>" + source(row) + "</td><td>" + html(row.message) + "</td></tr>\n";
            }
            out_ += "</table>";
            if (group.count > group.first.size()) {
                out_ += "<p class=\"soft\">and " + grouped(group.count - group.first.size()) + " more, which bianmu status --failed names</p>";
            }
            out_ += "</details>\n";
        }
    }

    template <typename Values>
    void documents(std::string_view name, const std::vector<Listed>& rows, const std::array<const char*, 3>& columns, const Values& values) {
        if (rows.empty()) {
            return;
        }
        out_ += "<h2>" + std::string(name) + "</h2><table><tr>";
        for (const char* const column : columns) {
            out_ += std::string("<th class=\"n\">") + column + "</th>";
        }
        out_ += "<th>document</th><th>title</th><th>kind</th></tr>\n";
        for (const Listed& row : rows) {
            out_ += "<tr>";
            for (const std::string& value : values(row)) {
                out_ += "<td class=\"n\">" + value + "</td>";
            }
            out_ += "<td>" + source(row) + "</td><td>" + result(row) + "</td><td>" + html(row.kind) + "</td></tr>\n";
        }
        out_ += "</table>\n";
    }

    void runs() {
        out_ += "<h2>Runs</h2><table><tr><th>run</th><th>state</th><th>began</th><th>ended</th><th>version</th><th>into</th></tr>\n";
        for (const RunRow& run : data_.runs) {
            out_ += "<tr><td>" + std::to_string(run.number) + "</td>";
            for (const std::string* const text : {&run.state, &run.started, &run.ended, &run.version, &run.output}) {
                out_ += "<td>" + html(*text) + "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</table>\n";
    }

    /// The source of a document, as a link to its file.
    [[nodiscard]] std::string source(const Listed& row) const {
        return "<a href=\"" + link(row.source) + "\">" + html(row.source) + "</a>" + (row.inner.empty() ? "" : "!/" + html(row.inner));
    }

    /// Its title, as a link to its result where that is a file.
    [[nodiscard]] std::string result(const Listed& row) const {
        const std::string title = row.title.empty() ? "(none)" : row.title;
        return row.output.empty() ? html(title) : "<a href=\"" + link(output() + "/" + row.output) + "\">" + html(title) + "</a>";
    }

    [[nodiscard]] std::string link(const std::string& path) const {
        if (path.starts_with("http://") || path.starts_with("https://")) {
            return html(path);
        }
        std::error_code ignored;
        std::string out;
        for (const char c : fs::proximate(fs::absolute(path, ignored), folder_, ignored).string()) {
            const auto byte = static_cast<unsigned char>(c);
            const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
            out += is_plain ? std::string(1, c) : "%" + model::hexadecimal(byte, 2, model::kCapitalDigits);
        }
        return out;
    }

    const ReportData& data_;
    fs::path folder_;
    std::string out_;
};

}  // namespace

model::Result<std::string> report_page(const std::string& ledger, const std::string& page) {
    return without_faults([&] { return open_ledger(ledger).map([&](Database database) { return Page(read_report(database), page).take(); }); });
}

}  // namespace bianmu::batch
