-- wrk: every request posts a message of its own, with a key of its own.
local thread_number = 0
function setup(thread)
    thread:set("id", thread_number)
    thread_number = thread_number + 1
end

local posted = 0
local run = os.time()
function request()
    posted = posted + 1
    wrk.headers["Idempotency-Key"] = string.format("bench-%d-%d-%d", run, id, posted)
    return wrk.format("POST", nil, nil, '{"body":"Has anyone seen a grey cat with a white paw? He slipped out near the school."}')
end
