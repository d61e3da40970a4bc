// Runs a program and catches what it prints.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace btcflow::test {

struct Outcome {
  int exit_code = -1;  // -1: it did not end by itself (a signal)
  std::string out;
  std::string err;
};

// A program that runs beside the test. The environment holds PATH and what is given, nothing else: no setting
// of the user's reaches the program. Where the test ends before it, it is killed.
class Child {
 public:
  Child(const std::string& program, const std::vector<std::string>& arguments,
        const std::map<std::string, std::string>& environment, const std::string& working_folder) {
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables{"PATH=/usr/bin:/bin"};
    for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
    std::vector<char*> argv = pointers(texts);
    std::vector<char*> envp = pointers(variables);
    pid_ = ::fork();
    if (pid_ == 0) {
      // From here on only what may be called after a fork.
      const int null = ::open("/dev/null", O_RDONLY);
      const int to_out = ::open(out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      const int to_err = ::open(err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      ::dup2(null, 0);
      ::dup2(to_out, 1);
      ::dup2(to_err, 2);
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (::chdir(working_folder.c_str()) == 0) ::execve(program.c_str(), argv.data(), envp.data());
      ::_exit(127);
    }
  }
  ~Child() {
    if (ended()) return;
    send(SIGKILL);
    wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void send(int signal) const {
    if (pid_ > 0) ::kill(pid_, signal);
  }
  bool ended() {
    if (pid_ > 0 && ::waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = 0;
    return pid_ <= 0;
  }
  Outcome wait() {
    if (pid_ > 0) ::waitpid(pid_, &status_, 0);
    pid_ = 0;
    return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -1, read_bytes(out_), read_bytes(err_)};
  }
  // What it has printed so far.
  std::string out() const { return read_bytes(out_); }
  std::string err() const { return read_bytes(err_); }

 private:
  static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
  }

  TemporaryFolder folder_;
  std::string out_ = (folder_ / "out").string();
  std::string err_ = (folder_ / "err").string();
  pid_t pid_ = -1;
  int status_ = -1;
};

inline Outcome run_program(const std::string& program, const std::vector<std::string>& arguments,
                           const std::map<std::string, std::string>& environment,
                           const std::string& working_folder) {
  return Child(program, arguments, environment, working_folder).wait();
}

}  // namespace btcflow::test
