#include "batch/survey.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <new>
#include <system_error>
#include <utility>

#include "batch/fault.h"
#include "batch/ledger.h"
#include "batch/report_data.h"
#include "batch/runner.h"
#include "batch/sink.h"
#include "batch/walk.h"
#include "convert/digest.h"
#include "emit/emit.h"

namespace bianmu::batch {
namespace {

namespace fs = std::filesystem;
using model::Code;
using model::fail;

/// Keeps nothing.
class NoSink : public Sink {
public:
    [[nodiscard]] bool is_ordered() const override { return false; }
    [[nodiscard]] bool is_grouped() const override { return false; }
    [[nodiscard]] std::vector<std::string> own_files() const override { return {}; }
    [[nodiscard]] std::string output_for(const std::string& /*mirrored*/) const override { return {}; }
    [[nodiscard]] std::string restore(const std::string& /*state*/) override { return {}; }
    [[nodiscard]] model::Result<void> put(Converted& /*result*/) override { return {}; }
    void repeat(const Converted& /*result*/, const std::string& /*first*/) override {}
    [[nodiscard]] bool is_full() const override { return false; }
    std::string flush() override { return {}; }
    void finish() override {}
};

/// A folder of its own that goes with its owner.
class PrivateFolder {
public:
    PrivateFolder() {
        std::error_code error;
        path_ = (fs::temp_directory_path(error) / "bianmu-XXXXXX").string();
        if (error || ::mkdtemp(path_.data()) == nullptr) {
            throw EnvironmentFault(path_ + ": no temporary folder can be made; name a place in TMPDIR");
        }
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    ~PrivateFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// The files of the sources that are looked at: those whose digests of names are the least, so that the choice is even and stays the same.
class Choice {
public:
    explicit Choice(std::uint64_t most) : most_(most) {}

    void take(const SourceFile& file) {
        const std::pair<std::string, std::size_t> rank(most_ > 0 ? convert::digest_of(file.mirrored).substr(0, 16) : "", number_++);
        if (most_ > 0 && chosen_.size() == most_) {
            if (chosen_.front().first < rank) {
                return;
            }
            std::pop_heap(chosen_.begin(), chosen_.end(), by_rank);
            chosen_.pop_back();
        }
        chosen_.emplace_back(rank, file);
        std::push_heap(chosen_.begin(), chosen_.end(), by_rank);
    }

    /// In the order of the sources.
    std::vector<SourceFile> files() {
        std::sort(chosen_.begin(), chosen_.end(), [](const auto& a, const auto& b) { return a.first.second < b.first.second; });
        std::vector<SourceFile> out;
        for (auto& [rank, file] : chosen_) {
            out.push_back(std::move(file));
        }
        return out;
    }

private:
    using Ranked = std::pair<std::pair<std::string, std::size_t>, SourceFile>;
    static bool by_rank(const Ranked& a, const Ranked& b) { return a.first < b.first; }

    std::uint64_t most_;
    std::size_t number_ = 0;
    std::vector<Ranked> chosen_;
};

Spread spread(Database& ledger, const std::string& column) {
    Spread out;
    const std::string rows = " from documents where role = 'document' and status = 'done' and " + column + " is not null";
    std::int64_t count = 0;
    auto sums = ledger.prepare("select count(*), min(" + column + "), max(" + column + ")" + rows);
    while (sums.step()) {
        count = sums.number(0);
        out.least = static_cast<std::uint64_t>(sums.number(1));
        out.largest = static_cast<std::uint64_t>(sums.number(2));
    }
    auto at = ledger.prepare("select " + column + rows + " order by 1 limit 1 offset ?");
    for (const auto& [place, value] : {std::pair(count / 2, &out.median), std::pair(count * 9 / 10, &out.ninth_tenth)}) {
        at.with(place);
        while (at.step()) {
            *value = static_cast<std::uint64_t>(at.number(0));
        }
    }
    return out;
}

std::uint64_t number(Database& ledger, const std::string& query) {
    auto rows = ledger.prepare(query);
    std::uint64_t out = 0;
    while (rows.step()) {
        out = static_cast<std::uint64_t>(rows.number(0));
    }
    return out;
}

void read_ledger(Database& ledger, Survey& out) {
    const ReportData data = read_report(ledger);
    out.documents = data.done;
    out.failed = data.failed;
    out.duplicates = data.duplicates;
    out.kinds = data.kinds;
    out.formats = data.media_types;
    out.origins = data.origins;
    out.producers = data.producers;
    out.doubts = data.signs;
    out.years = data.years;
    out.columns = frequent(ledger, "nullif(columns, 0)");
    std::sort(out.columns.begin(), out.columns.end(), [](const Count& a, const Count& b) { return a.label < b.label; });
    auto refusals = ledger.prepare("select code, message, count(*) from documents where status = 'failed' group by 1, 2 order by 3 desc, 1, 2 limit 20");
    while (refusals.step()) {
        out.refusals.push_back({refusals.text(0), refusals.text(1), static_cast<std::uint64_t>(refusals.number(2))});
    }
    out.archives = number(ledger, "select count(*) from documents where role = 'archive'");
    out.encrypted = number(ledger, "select count(*) from documents where code in ('encrypted', 'wrong_password')");
    out.scanned = number(ledger, "select count(*) from documents where origin in ('scanned', 'mixed')");
    out.unreadable_fonts = number(ledger, "select count(*) from documents where signs like '%pdf.unmapped_glyphs%' or signs like '%page.unreadable_text%'");
    out.pages = spread(ledger, "nullif(pages, 0)");
    out.kibibytes = spread(ledger, "(bytes + 1023) / 1024");
    out.characters = spread(ledger, "characters");
    out.milliseconds = spread(ledger, "case when same_as is null then wall_ms end");
    out.peak_mib = spread(ledger, "case when same_as is null then peak_kib / 1024 end");
}

model::Result<Survey> run(const BatchOptions& options, std::uint64_t sample, const std::function<void(const Progress&)>& progress) {
    const PrivateFolder folder;
    const std::string path = folder.path() + "/ledger.sqlite";
    Survey out;
    out.workers = std::max<std::size_t>(options.workers, 1);
    const Filter filter(options.include, options.exclude);
    Choice choice(sample);
    Walk walk(filter, [&](const SourceFile& file) {
        ++out.files;
        out.bytes += file.bytes;
        choice.take(file);
    });
    const auto lists = read_lists(options.sources);
    if (!lists) {
        return tl::unexpected(lists.error());
    }
    walk.run(options.sources, *lists);
    std::copy_if(options.sources.begin(), options.sources.end(), std::back_inserter(out.missing), [&](const std::string& source) {
        return source != "-" && !source.starts_with('@') && ::access(source.c_str(), F_OK) != 0;
    });
    Ledger ledger(path);
    NoSink sink;
    ledger.begin(false, "survey", std::string(emit::version()), "");
    ledger.begin_group();
    for (const SourceFile& file : choice.files()) {
        ++out.files_looked_at;
        ledger.add_source(file.path, file.mirrored, file.bytes, file.modified);
    }
    ledger.end_group();
    const Listener listener{[](const std::string& /*place*/, const model::Error& /*error*/) {}, progress};
    LedgerIntake intake(ledger);
    Runner runner(options, listener, ledger, sink, filter, pool_options(options), intake);
    out.is_complete = runner.run(ledger.counts());
    out.seconds = runner.progress().seconds;
    out.estimated_seconds = out.files_looked_at > 0 ? out.seconds * static_cast<double>(out.files) / static_cast<double>(out.files_looked_at) : 0;
    ledger.end(true);
    Database database(path, DatabaseMode::read);
    read_ledger(database, out);
    return out;
}

}  // namespace

model::Result<Survey> run_survey(const BatchOptions& options, std::uint64_t sample, const std::function<void(const Progress&)>& progress) {
    return without_faults([&] { return run(options, sample, progress); });
}

}  // namespace bianmu::batch
