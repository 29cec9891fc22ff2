#include "batch/ledger.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "batch/fault.h"
#include "convert/digest.h"

namespace bianmu::batch {
namespace {

constexpr const char* kTables = R"(
create table if not exists meta(name text primary key, value text not null) without rowid;
create table if not exists runs(
  id integer primary key, started text not null, ended text, state text not null, version text not null, options text not null, output text not null);
create table if not exists documents(
  id integer primary key,
  source text not null, archive_path text not null default '',
  role text not null default 'document',
  mirrored text, bytes integer, modified integer, sha256 text,
  status text not null default 'pending', code text, message text, attempts integer not null default 0,
  output text, same_as text, run integer, version text, options text, settled text,
  wall_ms integer, processor_ms integer, peak_kib integer,
  media_type text, kind text, title text, issuer text, date text, producer text, origin text,
  pages integer, characters integer, doubts integer, confidence real, result_sha256 text,
  least_confidence real, signs text, columns integer,
  unique(source, archive_path));
create index if not exists documents_by_digest on documents(sha256) where sha256 is not null;
create index if not exists documents_by_output on documents(output) where output is not null;
create index if not exists documents_by_status on documents(id) where status = 'pending';
create index if not exists documents_that_failed on documents(id) where status = 'failed';
)";

/// What brings a ledger of the format before to this one.
constexpr const char* kFromFormat1 =
    "alter table documents add column least_confidence real; alter table documents add column signs text; alter table documents add column columns integer;";

Descriptor lock(const std::string& path) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file) {
        throw EnvironmentFault(path + ": the ledger cannot be made: " + std::generic_category().message(errno) + "; choose another place with --ledger");
    }
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        throw EnvironmentFault(path + ": another run works with this ledger; wait for it, or choose another with --ledger");
    }
    return file;
}

/// @param code  its name; empty = no error.
std::optional<model::Error> error_of(const std::string& code, const std::string& message) {
    if (code.empty()) {
        return {};
    }
    const model::CodeInfo* const known = model::find_code(code);
    return model::Error{known == nullptr ? model::Code::damaged : known->code, message};
}

}  // namespace

Ledger::Ledger(const std::string& path) : lock_(lock(path)), database_(path, DatabaseMode::write) {
    database_.run(kTables);
    if (const std::string format = meta("format"); format.empty() || format == "1") {
        database_.run("begin immediate");
        database_.run(format.empty() ? "" : kFromFormat1);
        set_meta("format", kLedgerFormat);
        database_.run("commit");
    } else if (format != kLedgerFormat) {
        throw EnvironmentFault(path + ": a ledger of another version of bianmu; choose another with --ledger");
    }
    add_.emplace(database_.prepare(
        "insert into documents(source, mirrored, bytes, modified) values(?, ?, ?, ?) on conflict(source, archive_path) do update set "
        "status = case when bytes is excluded.bytes and modified is excluded.modified then status else 'pending' end, "
        "attempts = case when bytes is excluded.bytes and modified is excluded.modified then attempts else 0 end, "
        "bytes = excluded.bytes, modified = excluded.modified, mirrored = excluded.mirrored"));
    find_.emplace(database_.prepare("select status <> 'pending', sha256, output, code, message from documents where source = ? and archive_path = ?"));
    find_twin_.emplace(database_.prepare(
        "select source || case archive_path when '' then '' else '!/' || archive_path end, code, message, attempts, output, same_as, media_type, kind, title, issuer, date, producer, origin, pages, characters, doubts, confidence, "
        "result_sha256, least_confidence, signs, columns from documents where sha256 = ? and status <> 'pending' and role = 'document' and options = ? and version = ? order by id limit 1"));
    find_output_.emplace(database_.prepare("select 1 from documents where output = ? and not (source = ? and archive_path = ?) limit 1"));
    keep_.emplace(database_.prepare(
        "insert into documents(source, archive_path, role, bytes, sha256, status, code, message, attempts, output, same_as, run, version, options, settled, "
        "wall_ms, processor_ms, peak_kib, media_type, kind, title, issuer, date, producer, origin, pages, characters, doubts, confidence, result_sha256, "
        "least_confidence, signs, columns) values(?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''), nullif(?8, ''), ?9, nullif(?10, ''), nullif(?11, ''), ?12, ?13, ?14, strftime('%Y-%m-%dT%H:%M:%SZ'), "
        "?15, ?16, ?17, nullif(?18, ''), nullif(?19, ''), nullif(?20, ''), nullif(?21, ''), nullif(?22, ''), nullif(?23, ''), nullif(?24, ''), ?25, ?26, ?27, ?28, "
        "nullif(?29, ''), ?30, nullif(?31, ''), ?32) on conflict(source, archive_path) do update set (role, sha256, status, code, message, attempts, output, same_as, run, version, options, "
        "settled, wall_ms, processor_ms, peak_kib, media_type, kind, title, issuer, date, producer, origin, pages, characters, doubts, confidence, result_sha256, least_confidence, signs, columns) = "
        "(excluded.role, excluded.sha256, excluded.status, excluded.code, excluded.message, excluded.attempts, excluded.output, excluded.same_as, excluded.run, "
        "excluded.version, excluded.options, excluded.settled, excluded.wall_ms, excluded.processor_ms, excluded.peak_kib, excluded.media_type, excluded.kind, "
        "excluded.title, excluded.issuer, excluded.date, excluded.producer, excluded.origin, excluded.pages, excluded.characters, excluded.doubts, "
        "excluded.confidence, excluded.result_sha256, excluded.least_confidence, excluded.signs, excluded.columns)"));
}

bool Ledger::is_unfinished() {
    auto query = database_.prepare("select state from runs order by id desc limit 1");
    return query.step() && query.text(0) != "finished";
}

void Ledger::begin(bool resume, const std::string& options, const std::string& version, const std::string& out) {
    options_ = options;
    version_ = version;
    database_.run("begin immediate");
    if (!resume) {
        database_.run("delete from documents");
        set_meta("sink", "");
    }
    auto insert = database_.prepare(
        "insert into runs(started, state, version, options, output) values(strftime('%Y-%m-%dT%H:%M:%SZ'), 'running', ?, ?, ?) returning id");
    insert.with(version, options, out);
    while (insert.step()) {
        run_ = insert.number(0);
    }
    database_.run("commit");
}

void Ledger::end(bool is_complete) {
    end_reading();
    database_.prepare("update runs set ended = strftime('%Y-%m-%dT%H:%M:%SZ'), state = ? where id = ?")
        .with(is_complete ? "finished" : "interrupted", run_)
        .run();
    database_.run("pragma wal_checkpoint(truncate)");
}

void Ledger::forget_waiting() {
    database_.run("delete from documents where status = 'pending'");
}

void Ledger::forget_outdated() {
    database_.prepare("update documents set status = 'pending', attempts = 0 where status <> 'pending' and (version is not ? or options is not ?)")
        .with(version_, options_)
        .run();
}

void Ledger::forget_failed(const Retry& retry) {
    database_.run("begin immediate");
    if (retry.codes.empty()) {
        database_.prepare("update documents set status = 'pending', attempts = 0 where status = 'failed' and not (code = 'crashed' and attempts >= ?)")
            .with(retry.quarantine)
            .run();
    }
    for (const std::string& code : retry.codes) {
        database_.prepare("update documents set status = 'pending', attempts = 0 where status = 'failed' and code = ?").with(code).run();
    }
    // What lies in an archive is found again by walking it.
    database_.run("update documents set status = 'pending' where archive_path = '' and source in "
                  "(select source from documents where status = 'pending' and archive_path <> '')");
    database_.run("commit");
}

void Ledger::add_source(const std::string& source, const std::string& mirrored, std::uint64_t bytes, std::int64_t modified) {
    add_->run_with(source, mirrored, bytes, modified);
}

void Ledger::remove_source(const std::string& source) {
    database_.prepare("delete from documents where source = ? and archive_path = ''").with(source).run();
}

std::vector<Waiting> Ledger::waiting(std::int64_t after, std::size_t most) {
    std::vector<Waiting> out;
    auto query = database_.prepare(
        "select id, source, mirrored, output from documents where status = 'pending' and archive_path = '' and id > ? order by id limit ?");
    query.with(after, static_cast<std::uint64_t>(most));
    while (query.step()) {
        out.push_back({query.number(0), query.text(1), query.text(2), query.text(3)});
    }
    return out;
}

bool Ledger::is_done(const std::string& source) {
    auto query = database_.prepare("select 1 from documents where source = ? and archive_path = '' and status = 'done' and options = ? and version = ?");
    query.with(source, options_, version_);
    return query.step();
}

std::optional<Known> Ledger::find(const Place& place) {
    read();
    find_->with(place.source, place.inner());
    std::optional<Known> out;
    while (find_->step()) {
        out = Known{find_->number(0) != 0, find_->text(1), find_->text(2), error_of(find_->text(3), find_->text(4))};
    }
    return out;
}

std::vector<Settlement> Ledger::failed_in(const std::string& source) {
    std::vector<Settlement> out;
    auto query = database_.prepare("select archive_path, code, message from documents where source = ? and archive_path <> '' and status = 'failed'");
    query.with(source);
    while (query.step()) {
        Settlement& failed = out.emplace_back();
        failed.place = {source, {query.text(0)}};
        failed.error = error_of(query.text(1), query.text(2));
    }
    return out;
}

std::optional<Settlement> Ledger::find_twin(const std::string& sha256) {
    read();
    find_twin_->with(sha256, options_, version_);
    std::optional<Settlement> out;
    while (find_twin_->step()) {
        Settlement twin;
        twin.place.source = find_twin_->text(0);
        twin.sha256 = sha256;
        twin.error = error_of(find_twin_->text(1), find_twin_->text(2));
        twin.attempts = static_cast<std::uint64_t>(find_twin_->number(3));
        twin.output = find_twin_->text(4);
        twin.same_as = find_twin_->text(5);
        Facts& facts = twin.facts;
        int column = 5;
        for (std::string* text : {&facts.media_type, &facts.kind, &facts.title, &facts.issuer, &facts.date, &facts.producer, &facts.origin}) {
            *text = find_twin_->text(++column);
        }
        for (std::uint64_t* value : {&facts.pages, &facts.characters, &facts.doubts}) {
            *value = static_cast<std::uint64_t>(find_twin_->number(++column));
        }
        facts.confidence = static_cast<std::uint64_t>(find_twin_->real(++column) * 1000 + 0.5);
        facts.digest = find_twin_->text(++column);
        facts.least_confidence = static_cast<std::uint64_t>(find_twin_->real(++column) * 1000 + 0.5);
        facts.signs = find_twin_->text(++column);
        facts.columns = static_cast<std::uint64_t>(find_twin_->number(++column));
        out = std::move(twin);
    }
    return out;
}

std::string Ledger::free_output(const std::string& wanted, const Place& place) {
    bool is_taken = false;
    if (!wanted.empty()) {
        read();
        find_output_->with(wanted, place.source, place.inner());
        while (find_output_->step()) {
            is_taken = true;
        }
    }
    return is_taken ? marked(wanted, place) : wanted;
}

void Ledger::read() {
    if (!std::exchange(reads_, true)) {
        database_.run("begin");
    }
}

void Ledger::end_reading() {
    if (std::exchange(reads_, false)) {
        database_.run("commit");
    }
}

std::string Ledger::marked(const std::string& output, const Place& place) {
    const std::size_t dot = output.rfind('.');
    return output.substr(0, dot) + "~" + convert::digest_of(place.shown()).substr(0, 8) + output.substr(dot);
}

void Ledger::settle(const std::vector<Settlement>& settlements, const std::string& sink_state) {
    end_reading();
    database_.run("begin immediate");
    for (const Settlement& settlement : settlements) {
        keep(settlement);
    }
    set_meta("sink", sink_state);
    database_.run("commit");
}

void Ledger::keep(const Settlement& s) {
    keep_->run_with(s.place.source, s.place.inner(), s.is_archive ? "archive" : "document", s.bytes, s.sha256, s.error ? "failed" : "done",
                    s.error ? model::info(s.error->code).name : "", s.error ? s.error->message : "", s.attempts, s.output, s.same_as, run_, version_, options_,
                    s.wall_ms, s.processor_ms, s.peak_kib, s.facts.media_type, s.facts.kind, s.facts.title, s.facts.issuer, s.facts.date, s.facts.producer,
                    s.facts.origin, s.facts.pages, s.facts.characters, s.facts.doubts, static_cast<double>(s.facts.confidence) / 1000, s.facts.digest,
                    static_cast<double>(s.facts.least_confidence) / 1000, s.facts.signs, s.facts.columns);
}

std::string Ledger::sink_state() {
    return meta("sink");
}

Counts Ledger::counts() {
    Counts out;
    auto query = database_.prepare("select status, count(*) from documents where role = 'document' or status = 'failed' group by status");
    while (query.step()) {
        const std::string status = query.text(0);
        (status == "done" ? out.done : status == "failed" ? out.failed : out.pending) += static_cast<std::uint64_t>(query.number(1));
    }
    return out;
}

std::string Ledger::meta(const std::string& name) {
    auto query = database_.prepare("select value from meta where name = ?");
    query.with(name);
    std::string out;
    while (query.step()) {
        out = query.text(0);
    }
    return out;
}

void Ledger::set_meta(const std::string& name, const std::string& value) {
    database_.prepare("insert into meta values(?, ?) on conflict do update set value = excluded.value").with(name, value).run();
}

}  // namespace bianmu::batch
