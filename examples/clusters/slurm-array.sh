#!/bin/sh
# A hunt through the whole matrix as an array of jobs, one for each of its 19 cells, without a server:
#
#     sbatch slurm-array.sh
#
# When all have ended, `npx basincheck merge shares/*` makes one hunt of them. A job that was lost is queued again by Slurm.
#SBATCH --job-name=basincheck
#SBATCH --array=1-19
#SBATCH --cpus-per-task=4
#SBATCH --time=04:00:00
#SBATCH --requeue
set -e
npx basincheck hunt --seed 1 --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --jobs "$SLURM_CPUS_PER_TASK" --out "shares/$SLURM_ARRAY_TASK_ID"
